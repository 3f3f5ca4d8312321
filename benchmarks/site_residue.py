"""Machine text as sites of news leave it, for `repair_serialized`: what trackers, players, themes and systems write.

Unlike `machine_text`, which goes by format, this goes by where the text comes from: WordPress, Drupal, Laravel and
Symfony dump their own classes, and scripts are those that stand in the middle of articles. None of it was at hand
when the parsers were first written, so it tells how they do on what they have not seen.
"""

from __future__ import annotations

import base64
import json
import subprocess
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from benchmarks.machine_text import drawn

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

PHP: Final = r"""
namespace Drupal\node\Entity { class Node { protected $values; protected $entityTypeId = 'node'; private ?array $fields = null;
  public $in_preview = false; function __construct($v) { $this->values = $v; } } }
namespace Drupal\Core\Field { final class FieldItemList { protected array $list = []; protected $definition;
  function __construct($l) { $this->list = $l; $this->definition = new \stdClass; } } }
namespace App\Models { class Article { protected $connection = 'mysql'; protected $primaryKey = 'id'; public $exists = true;
  protected $attributes; protected $original; protected $casts = ['published' => 'datetime']; protected $guarded = ['*'];
  function __construct($a) { $this->attributes = $a; $this->original = $a; } } }
namespace Illuminate\Support { class Collection { protected $items; protected $escapeWhenCastingToString = false;
  function __construct($i) { $this->items = $i; } } }
namespace Symfony\Component\HttpFoundation { class ParameterBag { protected $parameters; function __construct($p) { $this->parameters = $p; } } }
namespace {
class WP_Post { public $ID; public $post_author = '1'; public $post_date; public $post_content; public $post_title;
  public $post_excerpt = ''; public $post_status = 'publish'; public $comment_status = 'open'; public $post_name; public $guid;
  public $menu_order = 0; public $post_type = 'post'; public $post_mime_type = ''; public $filter = 'raw';
  function __construct($a) { $this->ID = (int) $a['id']; $this->post_date = '2019-04-0' . ($a['id'] % 9 + 1) . ' 08:15:00';
    $this->post_content = $a['teaser'] ?? ''; $this->post_title = $a['title']; $this->post_name = strtolower(strtr($a['title'], ' ', '-'));
    $this->guid = $a['url']; } }
class WP_Term { public $term_id = 7; public $name = 'News & Views'; public $slug = 'news'; public $count = 3; public $meta = null; }
class WP_Query { public $query; public $posts; public $post_count; private $query_vars_hash = false; protected $stopwords;
  public WP_Term $queried_object; function __construct($p) { $this->query = ['cat' => 3, 'orderby' => 'rand']; $this->posts = $p;
    $this->post_count = count($p); $this->queried_object = new WP_Term; } }
class JRegistry { protected $data; public $separator = '.'; function __construct($d) { $this->data = (object) $d; } }
class SimpleXML_Like implements ArrayAccess, IteratorAggregate { private array $store = [];
  function __construct($s) { $this->store = $s; }
  function offsetExists($o): bool { return isset($this->store[$o]); } function offsetGet($o): mixed { return $this->store[$o]; }
  function offsetSet($o, $v): void {} function offsetUnset($o): void {} function getIterator(): Iterator { return new ArrayIterator($this->store); } }
function made($list, $how) {
  $posts = array_map(fn($a) => new WP_Post($a), $list);
  $field = fn($a) => new Drupal\Core\Field\FieldItemList([['value' => $a['title'], 'format' => 'full_html', 'langcode' => 'und']]);
  switch ($how % 12) {
    case 0: return $posts[0];
    case 1: return new WP_Query($posts);
    case 2: return array_map(fn($a) => new Drupal\node\Entity\Node(['nid' => ['x-default' => $a['id']], 'title' => $field($a)]), $list);
    case 3: return new Illuminate\Support\Collection(array_map(fn($a) => new App\Models\Article($a), $list));
    case 4: return new Symfony\Component\HttpFoundation\ParameterBag(['_route' => 'article_show', 'slug' => $list[0]['title'], 'page' => 1]);
    case 5: return (object) ['posts' => $posts, 'max_num_pages' => 2, 'is_home' => false, 'tax' => (object) []];
    case 6: return ['body' => ['und' => [['value' => "<p>{$list[0]['title']}</p>\n", 'summary' => '', 'format' => 'filtered_html']]], 'type' => 'article', 'vid' => null];
    case 7: return new JRegistry(['show_title' => '', 'link_titles' => '1', 'title' => $list[0]['title'], 'urls' => ['a' => $list[0]['url'], 'b' => false]]);
    case 8: return new SimpleXML_Like($list);
    case 9: return new ArrayObject($list);
    case 10: $q = new SplObjectStorage; foreach ($posts as $p) $q[$p] = $p->post_title; return $q;
    default: return ['_edit_lock' => ['1554710100:1'], '_thumbnail_id' => ['881'], '_yoast_wpseo_title' => [$list[0]['title']], 'views' => [412], 'q' => "who's \"who\" => [x]; {y} (z)"];
  }
}
foreach (json_decode(stream_get_contents(STDIN), true) as $job) {
  ob_start();
  $v = made($job['value'], $job['how']);
  try {
    switch ($job['kind']) {
      case 'cms var_dump': var_dump($v); break;
      case 'cms print_r': print_r($v); break;
      case 'cms var_export': @var_export($v); break;
      case 'cms serialize': echo serialize($v); break;
    }
  } catch (Throwable $e) { ob_end_clean(); ob_start(); }
  fwrite(STDOUT, base64_encode(ob_get_clean()) . "\n");
}
}
"""

DUMPED: Final = ("cms var_dump", "cms print_r", "cms var_export", "cms serialize")


def dumps(story: Callable[[], dict[str, Any]], rng: random.Random, count: int) -> dict[str, list[str]]:
    """Dumps of the classes of content systems, written by PHP."""
    jobs = [
        {"kind": kind, "value": [story() for _ in range(rng.randrange(1, 4))], "how": rng.randrange(12)}
        for kind in DUMPED
        for _ in range(count)
    ]
    call = ["php", "-d", "xdebug.mode=off", "-d", "precision=14", "-r", PHP]
    out = subprocess.run(call, input=json.dumps(jobs).encode(), capture_output=True, check=True).stdout.split(b"\n")
    found: dict[str, list[str]] = defaultdict(list)
    for job, line in zip(jobs, out, strict=False):
        if text := base64.b64decode(line).decode("utf-8", "replace").strip():
            found[str(job["kind"])].append(text)
    return found


def pieces(story: Callable[[], dict[str, Any]], rng: random.Random, count: int) -> dict[str, list[str]]:
    """Scripts, styles, records and marks of sites, by kind."""
    return drawn(_made, story, rng, count)


def _made(title: str, url: str, rng: random.Random) -> dict[str, tuple[str, ...]]:
    n = rng.randrange(1000)
    quoted = json.dumps(title)
    single = "'" + title.replace("\\", "\\\\").replace("'", "\\'") + "'"
    path = rng.choice(("/var/www/vhosts/news.example/httpdocs/wp-includes/class-wp-query.php", "/srv/app/vendor/laravel/View.php", "D:\\inetpub\\wwwroot\\site\\inc\\fn.php"))  # fmt: skip
    at = f" in {path} on line {n}"
    return {
        "site javascript": (
            "window.dataLayer = window.dataLayer || [];\nfunction gtag(){dataLayer.push(arguments);}\ngtag('js', new Date());\n\ngtag('config', 'G-AB12CD34');",
            f"gtag('event', 'page_view', {{ 'send_to': 'AW-{n}', 'value': {quoted} }});",
            f"fbq('track', 'ViewContent', {{content_ids: ['{n}'], content_type: 'article', title: {single}}});",
            f"googletag.cmd.push(function() {{ googletag.defineSlot('/{n}/news_mid', [300, 250], 'div-gpt-ad-{n}-1').addService(googletag.pubads()); googletag.pubads().enableSingleRequest(); googletag.enableServices(); }});",
            "var googletag = googletag || {};\ngoogletag.cmd = googletag.cmd || [];\n(function() {\n  var gads = document.createElement('script');\n  gads.async = true;\n  gads.src = '//www.example.com/tag/js/gpt.js';\n  var node = document.getElementsByTagName('script')[0];\n  node.parentNode.insertBefore(gads, node);\n})();",
            f"window.__INITIAL_STATE__={{\"article\":{{\"id\":{n},\"headline\":{quoted},\"paywall\":false,\"tags\":[\"a\",\"b\"]}},\"user\":null}}",
            f"window.__PRELOADED_STATE__ = {{\"story\": {{\"url\": \"{url}\", \"title\": {quoted}}}}};",
            f"window.__NEXT_DATA__ = {{\"props\":{{\"pageProps\":{{\"title\":{quoted}}}}},\"page\":\"/[slug]\"}};module={{}};__NEXT_LOADED_PAGES__=[];",
            f"window._taboola = window._taboola || [];\n_taboola.push({{\n  mode: 'alternating-thumbnails-a',\n  container: 'taboola-below-article-{n}',\n  placement: 'Below Article Thumbnails',\n  target_type: 'mix'\n}});",
            "_taboola.push({flush: true});",
            f"var disqus_config = function () {{\n  this.page.url = '{url}';\n  this.page.identifier = '{n}';\n}};\n(function() {{\n  var d = document, s = d.createElement('script');\n  s.src = 'https://site.disqus.example/embed.js';\n  s.setAttribute('data-timestamp', +new Date());\n  (d.head || d.body).appendChild(s);\n}})();",
            f"/* * * CONFIGURATION VARIABLES * * */ var disqus_shortname = 'site{n}'; var disqus_identifier = '{n}'; /* * * DON'T EDIT BELOW THIS LINE * * */ (function() {{ var dsq = document.createElement('script'); dsq.async = true; dsq.src = '//' + disqus_shortname + '.disqus.example/embed.js'; (document.getElementsByTagName('head')[0] || document.body).appendChild(dsq); }})();",
            "!function(d,s,id){var js,fjs=d.getElementsByTagName(s)[0],p=/^http:/.test(d.location)?'http':'https';if(!d.getElementById(id)){js=d.createElement(s);js.id=id;js.src=p+'://platform.example.com/widgets.js';fjs.parentNode.insertBefore(js,fjs);}}(document, 'script', 'twitter-wjs');",
            "twttr.widgets.load();",
            f"twttr.ready(function (twttr) {{ twttr.widgets.createTweet('{n}', document.getElementById('tweet-{n}'), {{ theme: 'light' }}); }});",
            "window.twttr = (function(d, s, id) { var t = window.twttr || {}; if (d.getElementById(id)) return t; t._e = []; t.ready = function(f) { t._e.push(f); }; return t; }(document, \"script\", \"twitter-wjs\"));",
            f"$(document).ready(function(){{\n\t$('.carousel-{n}').slick({{ dots: true, autoplay: false }});\n}});",
            f"$('#comments-{n}').hide();",
            f"jQuery(function($){{ $('.gallery-{n}').magnificPopup({{delegate: 'a', type: 'image'}}); }});",
            f"$.ajax({{ url: '/api/related/{n}', dataType: 'json', success: function(data) {{ $('#rel').html(data.html); }} }});",
            f"(function(w,d,s,l,i){{w[l]=w[l]||[];w[l].push({{'gtm.start':new Date().getTime(),event:'gtm.js'}});var f=d.getElementsByTagName(s)[0],j=d.createElement(s),dl=l!='dataLayer'?'&l='+l:'';j.async=true;j.src='https://www.example.com/gtm.js?id='+i+dl;f.parentNode.insertBefore(j,f);}})(window,document,'script','dataLayer','GTM-{n}');",
            "(() => { const s = document.createElement('script'); s.src = '/js/embed.js'; s.defer = true; document.head.append(s); })();",
            f"(function () {{\n  'use strict';\n  var el = document.querySelector('[data-poll=\"{n}\"]');\n  if (!el) {{ return; }}\n  el.addEventListener('click', function (e) {{\n    e.preventDefault();\n  }});\n}})();",
            f"var _comscore = _comscore || []; _comscore.push({{ c1: \"2\", c2: \"{n}\" }});",
            f"var _sf_async_config = {{}}; _sf_async_config.uid = {n}; _sf_async_config.domain = 'news.example'; _sf_async_config.title = {single};",
            f"var s_account='newsprod';s.pageName={single};s.channel='news';s.prop1='{n}';var s_code=s.t();if(s_code)document.write(s_code);",
            f"window.NREUM||(NREUM={{}});NREUM.info={{\"beacon\":\"bam.example.net\",\"licenseKey\":\"{n}ab\",\"agent\":\"\"}};",
            f"var player = videojs('video-{n}', {{ controls: true, autoplay: false }});",
            f"jwplayer('player-{n}').setup({{\n  file: '/media/{n}.mp4',\n  image: '/media/{n}.jpg',\n  width: '100%'\n}});",
            f"brightcovePlayer.load('{n}', {{ accountId: '{n}', autoplay: false }});",
            f"ga('create', 'UA-{n}-3', 'auto'); ga('set', 'dimension1', {single}); ga('send', 'pageview');",
            "document.write('<script type=\"text/javascript\" src=\"//ads.example.net/adj/news;tile=2;sz=300x250;ord=' + ord + '?\"><\\/script>');",
            f"document.getElementById('ad-{n}').innerHTML = '';",
            f"if (window.innerWidth > 768) {{ OA_show({n}); }}",
            f"OA_show({n});",
            f"var infolinks_pid = {n}; var infolinks_wsid = 0;",
            "amzn_assoc_placement = \"adunit0\"; amzn_assoc_search_bar = \"true\"; amzn_assoc_tracking_id = \"news-20\"; amzn_assoc_region = \"US\";",
            f"google_ad_client = \"ca-pub-{n}\"; google_ad_slot = \"{n}\"; google_ad_width = 336; google_ad_height = 280;",
            "<!-- google_ad_client = \"pub-1\"; google_ad_width = 468; //-->",
            f"var addthis_config = {{\"data_track_addressbar\":true,\"pubid\":\"ra-{n}\"}};",
            "var wpcf7 = {\"apiSettings\":{\"root\":\"https:\\/\\/news.example\\/wp-json\\/\",\"namespace\":\"contact-form-7\\/v1\"},\"cached\":\"1\"};",
            "window._wpemojiSettings = {\"baseUrl\":\"https:\\/\\/s.w.example\\/images\\/core\\/emoji\\/13.0.1\\/72x72\\/\",\"ext\":\".png\",\"svgExt\":\".svg\"};",
            f"var td_block_{n} = new tdBlock();\ntd_block_{n}.id = \"td_uid_{n}\";\ntd_block_{n}.atts = '{{\"limit\":5,\"sort\":\"random_posts\"}}';\ntdBlocksArray.push(td_block_{n});",
            "PARSELY = { autotrack: false, onload: function() { PARSELY.beacon.trackPageView({ url: location.href }); } };",
            f"Drupal.settings = jQuery.extend(Drupal.settings, {{\"basePath\":\"\\/\",\"pathPrefix\":\"\",\"node\":{{\"nid\":\"{n}\"}}}});",
            "jQuery.extend(Drupal.settings, {\"basePath\":\"\\/\",\"ajaxPageState\":{\"theme\":\"news\"}});",
            f"pbjs.que.push(function() {{ pbjs.addAdUnits([{{ code: 'div-{n}', mediaTypes: {{ banner: {{ sizes: [[300, 250]] }} }} }}]); }});",
            f"apstag.init({{ pubID: '{n}', adServer: 'googletag' }});",
            f"ntv.PostRelease.run({n});",
            f"new TradingView.widget({{ \"symbol\": \"NASDAQ:AAPL\", \"width\": {n}, \"theme\": \"Light\" }});",
            "<script>window.addEventListener('load', () => { initLazy(); });</script>",
            f"const {{ title, id }} = {{ title: {quoted}, id: {n} }};",
            f"let swiper{n} = new Swiper('.s-{n}', {{ loop: true }});",
            f"export default {{ name: 'related', data() {{ return {{ id: {n} }}; }} }};",
            "importScripts('https://cdn.example.com/sw.js');",
            "(window.adsbygoogle = window.adsbygoogle || []).push({ google_ad_client: 'ca-pub-1', enable_page_level_ads: true });",
            f"setTimeout(() => {{ document.querySelector('.nl-{n}').classList.add('on'); }}, 3000);",
            f"window.onscroll = function() {{ if (document.body.scrollTop > {n}) {{ showBar(); }} }};",
            f"function showBox{n}(el) {{ el.parentNode.classList.toggle('open'); return false; }}",
            "MathJax.Hub.Config({ tex2jax: { inlineMath: [['$','$']] } });",
            f"embedder.load('https://graphs.example.org/{n}', 'graph-{n}');",
            f"var pymParent = new pym.Parent('chart-{n}', 'https://apps.example.org/{n}/index.html', {{}});",
            f"pSUPERFLY.virtualPage({single}, '{n}');",
        ),
        "site css": (
            f".tdi_{n}{{vertical-align:baseline}}.tdi_{n}.td-a-rec{{text-align:center}}@media (min-width:768px){{.tdi_{n}{{margin-left:-20px}}}}",
            f"#fancybox-{n} .inner, #fancybox-{n} .close:hover {{\n  border: 1px solid rgba(0,0,0,.2);\n  box-shadow: 0 1px 2px #ccc;\n}}",
            f".wp-container-{n} {{ gap: 0.5em; flex-wrap: nowrap; align-items: center; }}",
            ".has-drop-cap:not(:focus)::first-letter { float: left; font-size: 8.4em; line-height: .68; margin: .05em .1em 0 0; }",
            "@keyframes fade-in { 0% { opacity: 0; } 100% { opacity: 1; } }",
            "@-webkit-keyframes pulse{from{-webkit-transform:scale(1)}to{-webkit-transform:scale(1.1)}}",
            "@media only screen and (min-device-width : 768px) and (max-device-width : 1024px) { .story-body p { font-size: 18px; } }",
            "@media print { nav, aside.related, .ad { display: none } a::after { content: \" (\" attr(href) \")\"; } }",
            "img.wp-smiley,\nimg.emoji {\n\tdisplay: inline !important;\n\tborder: none !important;\n\theight: 1em !important;\n\tvertical-align: -0.1em !important;\n}",
            f"#mc_embed_signup {{ background:#fff; clear:left; font:14px Helvetica,Arial,sans-serif; width:{n}px; }} /* Add your own Mailchimp form style overrides in your site stylesheet */",
            ".video-container{position:relative;padding-bottom:56.25%;height:0;overflow:hidden}.video-container iframe{position:absolute;top:0;left:0;width:100%;height:100%}",
            f"div#taboola-{n} > .trc_rbox_header {{ color: #333 ; text-transform: uppercase }}",
            "table, th, td { border: 1px solid black; border-collapse: collapse; }",
            ":root{--brand:#b00;--col-gap:24px}.grid{display:grid;grid-template-columns:repeat(auto-fit,minmax(200px,1fr));gap:var(--col-gap)}",
            f"a.btn-{n}:hover,a.btn-{n}:focus{{background:linear-gradient(to right,#f00 0%,#00f 100%);transition:all .3s ease-in-out}}",
            "ul.social li { display: inline-block; *display: inline; zoom: 1; filter: progid:DXImageTransform.Microsoft.gradient(startColorstr='#80000000', endColorstr='#80000000'); }",
            "@supports (display: grid) { .list { display: grid } }",
            "@import url(//fonts.example.com/css?family=Roboto:400,700); body { font-family: Roboto, sans-serif; }",
            f"@font-face {{ font-family: \"Icon{n}\"; src: url(\"/f/icon.eot?#iefix\") format(\"embedded-opentype\"), url(\"/f/icon.woff\") format(\"woff\"); font-weight: normal; }}",
            "p { margin-bottom: 0.1in; direction: ltr; line-height: 120%; text-align: left; orphans: 2; widows: 2 }a:link {  }",
            "/* Font Definitions */ @font-face {font-family:\"Cambria Math\"; panose-1:2 4 5 3 5 4 6 3 2 4; mso-font-charset:0;} /* Style Definitions */ p.MsoNormal, li.MsoNormal, div.MsoNormal {mso-style-unhide:no; margin:0in; font-size:12.0pt; font-family:\"Calibri\",sans-serif;} @page WordSection1 {size:8.5in 11.0in; margin:1.0in;} div.WordSection1 {page:WordSection1;}",
            "table.MsoNormalTable {mso-style-name:\"Table Normal\"; mso-tstyle-rowband-size:0; mso-para-margin:0in;}",
            "P { margin-bottom: 0.08in }",
            f"#post-{n} .entry-content > p:first-of-type::before{{content:'';display:block}}",
            "html.amp-mode body { padding-top: 0 } ",
            ".slick-slider { -ms-touch-action: pan-y; touch-action: pan-y; -webkit-tap-highlight-color: transparent; }",
            "width: 100%; max-width: 640px; margin: 0 auto; padding: 10px 0;",
            "font-family: Georgia, 'Times New Roman', serif; font-size: 16px;",
            f".fb_iframe_widget,\n.fb_iframe_widget span,\n.fb_iframe_widget span iframe[style] {{ min-width: 100% !important; width: {n}px !important; }}",
        ),
        "site json": (
            json.dumps({"props": {"pageProps": {"article": {"id": n, "title": title, "canonical": url}}}, "buildId": "x1"}),
            json.dumps({"items": [{"headline": title, "link": url, "isPremium": False, "authors": [{"name": "A. N."}]}], "total": n}, separators=(",", ":"), ensure_ascii=False),
            json.dumps({"type": "embed", "provider": "youtube", "id": f"a-{n}", "width": 560.5, "attrs": {"src": url}}, indent="\t"),
            json.dumps([{"type": "paragraph", "children": [{"text": title, "bold": True}]}, {"type": "divider"}]),
            f'{{"pollId":{n},"question":{quoted},"options":[{{"label":"Yes","votes":12}},{{"label":"No","votes":7}}]}}',
            f"{{'id': {n}, 'title': {single}, 'published': True, 'tags': None}}",
            f"{{id: {n}, title: {quoted}, live: false}}",
            f'"headline":{quoted},"url":"{url}","id":{n}',
            f'{{"response":{{"status":"ok","results":[{{"webTitle":{quoted},"webUrl":"{url}"}}]}}}}',
            f'[{{"@context":"https://schema.org","@type":"BreadcrumbList","itemListElement":[{{"@type":"ListItem","position":1,"name":{quoted}}}]}}]',
            f'{{"@context":"http:\\/\\/schema.org","@type":"VideoObject","name":{quoted},"uploadDate":"2019-01-0{n % 9 + 1}T00:00:00Z","duration":"PT1M{n % 60}S"}}',
        ),
        "site shortcode": (
            f'[caption id="attachment_{n}" align="alignright" width="300"]',
            "[vc_row el_class=\"x\"][vc_column][vc_column_text css_animation=\"none\"]",
            "[/vc_column_text][/vc_column][/vc_row]",
            f"[fusion_builder_container hundred_percent=\"no\" padding_top=\"{n}\"]",
            f'[wpdatatable id={n}]', f'[rev_slider alias="home-{n}"]', f'[related_posts limit="{n % 9}"]',
            f'[tribe_events view="list" limit="{n % 9}"]', f'[brightcove:{n}]', f"[getty src=\"{n}\" width=\"594\" height=\"396\"]",
            f'[gravityform id="{n}" title="false" description="false" ajax="true"]', f"[embedpress]{url}[/embedpress]",
            f'[video src="{url}"]', f'[iframe src="{url}" width="100%" height="500"]', f'[inline_related id="{n}"]',
            '[raw_html_snippet id="adsense"]', f"[do_widget id=text-{n}]", "[sg_popup id=\"1\" event=\"click\"][/sg_popup]",
            f'[advanced_iframe src="{url}"]', f"[media-credit id={n} align=\"aligncenter\" width=\"640\"]", "[/media-credit]",
            f'[pdf-embedder url="{url}"]', "[spacer height=\"20px\"]", f"[wp-ad-box-{n % 5} /]", f'[cfsignup form="{n}"]',
            f"[tptn_list limit=\"{n % 9}\"]", f'[envira-gallery id="{n}"]', f'[metaslider id="{n}"]', f"[ngg_images gallery_ids=\"{n}\" display_type=\"basic\"]",
        ),
        "site template": (
            "{{ post.title }}", "{{#if image}}<img src=\"{{image}}\">{{/if}}", "{{{content}}}", "{{> partials/related }}",
            "{{#each stories}} {{this.headline}} {{/each}}", "{% for story in stories %}{{ story.title|escape }}{% endfor %}",
            "{%- assign related = site.posts | where: \"cat\", page.cat -%}", "{{ 'related' | t }}", "<%- include('partials/ad') %>",
            "<%# comment %>", "${article.headline}", "${data.items[0].title}", "{{ $json.title }}", "[[!getResources? &parents=`5`]]",
            "[% story.title %]", "{{article.byline || 'Staff'}}", "{{ngModel.title}}", "{{::vm.title}}", "{!! Form::open() !!}",
            "@yield('content')", "*|MC:SUBJECT|*", "%%EMAIL_TO%%", "##ARTICLE_TITLE##", "{TITLE}", "{{title}} | {{site}}",
            "{exp:channel:entries channel=\"news\"}", "{/exp:channel:entries}", "<#if story??>${story.title}</#if>",
            "#foreach( $item in $items )", "#end", "$!{story.title}", "{#if visible}{title}{/if}", "%s", "%(title)s",
        ),
        "site log-line": (
            f'{n % 200 + 20}.12.4.{n % 250} - - [02/Jan/2021:04:05:0{n % 9} -0500] "GET /wp-json/wp/v2/posts/{n} HTTP/2.0" 200 {n} "{url}" "Mozilla/5.0 (Linux; Android 10)"',
            f"2021-01-02T04:05:06.{n:03}Z [warn] cache miss for key=story:{n}",
            f"2021-01-02 04:05:06 [ERROR] [feed] Could not fetch {url}",
            f"[2021-01-02 04:05:06] local.ERROR: SQLSTATE[HY000] [2002] Connection refused (SQL: select * from `articles` where `id` = {n}) {{\"exception\":\"[object] (PDOException(code: 2002)\"}}",
            f"Jan  2 04:05:06 web{n % 9} php-fpm[{n}]: WARNING: [pool www] server reached pm.max_children setting (5)",
            "INFO:werkzeug:127.0.0.1 - - [02/Jan/2021 04:05:06] \"GET / HTTP/1.1\" 200 -",
            f"ERROR:root:Story {n} failed: {title}",
            f"DEBUG 2021-01-02 04:05:06,{n:03} render 412 template=story.html",
            f"E, [2021-01-02T04:05:06.123456 #{n}] ERROR -- : {title}",
            f"2021/01/02 04:05:06 http: panic serving 10.0.0.1:{n}: runtime error: invalid memory address",
            f"time=\"2021-01-02T04:05:06Z\" level=warning msg={quoted} id={n}",
            f"ts=2021-01-02T04:05:06Z level=info component=feed msg=done n={n}",
            f'{{"level":"error","ts":1609560306.{n},"caller":"feed/feed.go:42","msg":{quoted}}}',
            f"[02-Jan-2021 04:05:06 America/New_York] PHP Warning:  foreach() argument must be of type array|object, null given{at}",
            f"[Sat Jan 02 04:05:06.123456 2021] [proxy_fcgi:error] [pid {n}:tid 1403] [client 10.1.2.3:5554] AH01071: Got error 'PHP message: {title}'",
            f"2021/01/02 04:05:06 [warn] {n}#{n}: *88 an upstream response is buffered to a temporary file /var/cache/nginx/1, client: 10.0.0.9, server: news.example",
            f"WARN  [2021-01-02 04:05:06,123] com.example.cms.Render: slow page {n}",
            f"Traceback (most recent call last):\n  File \"/app/render.py\", line {n}, in render\n    html = tmpl.render(story)\n  File \"/usr/lib/python3/jinja2/environment.py\", line 1090, in render\n    self.environment.handle_exception()\njinja2.exceptions.UndefinedError: 'story' is undefined",
            f"java.sql.SQLException: Connection closed\n\tat com.zaxxer.hikari.pool.ProxyConnection.close(ProxyConnection.java:{n})\n\tat org.example.Story.load(Story.java:12)",
            f"ReferenceError: jQuery is not defined\n    at https://news.example/js/app.min.js:1:{n}\n    at HTMLDocument.<anonymous> (https://news.example/js/app.min.js:2:33)",
        ),
        "site php-error": (
            f"Warning: Trying to access array offset on value of type null{at}",
            f"Warning: Undefined property: stdClass::$post_title{at}",
            f"Warning: count(): Parameter must be an array or an object that implements Countable{at}",
            f"Notice: Only variables should be assigned by reference{at}",
            f"Notice: Function _load_textdomain_just_in_time was called incorrectly. Translation loading for the news domain was triggered too early. Please see Debugging in WordPress for more information. (This message was added in version 6.7.0.){at}",
            f"Deprecated: Creation of dynamic property WP_Post::$views is deprecated{at}",
            f"Deprecated: strpos(): Passing null to parameter #1 ($haystack) of type string is deprecated{at}",
            f"Deprecated: Methods with the same name as their class will not be constructors in a future version of PHP; TagCloud has a deprecated constructor{at}",
            f"Deprecated: Required parameter $b follows optional parameter $a{at}",
            f"Fatal error: Uncaught Error: Class \"Elementor\\Plugin\" not found in {path}:{n} Stack trace: #0 {path}(8): require() #1 [internal function]: {{closure}}() #2 {{main}} thrown{at}",
            f"Fatal error: Cannot redeclare get_related() (previously declared in {path}:12){at}",
            f"Fatal error: Uncaught mysqli_sql_exception: Too many connections in {path}:{n}\nStack trace:\n#0 {path}({n}): mysqli_real_connect(Object(mysqli), 'localhost', 'news', Object(SensitiveParameterValue), 'newsdb', 0, NULL, 0)\n#1 /srv/wp-settings.php(12): wpdb->db_connect()\n#2 {{main}}\n  thrown{at}",
            f"Fatal error: Uncaught exception 'PDOException' with message 'SQLSTATE[HY000] [1040] Too many connections' in {path}:{n} Stack trace: #0 {path}({n}): PDO->__construct('mysql:host=...') #1 {{main}} thrown{at}",
            f"Parse error: syntax error, unexpected identifier \"echo\", expecting \",\" or \";\"{at}",
            f"Warning: mysql_fetch_array() expects parameter 1 to be resource, boolean given{at}",
            f"Warning: session_start(): Cannot start session when headers already sent{at}",
            f"Warning: require_once({path}): failed to open stream: Permission denied{at}",
            f"Warning: simplexml_load_file(): {url}:1: parser error : Document is empty{at}",
            f"Warning: file_get_contents(): php_network_getaddresses: getaddrinfo failed: Name or service not known{at}",
            f"Warning: preg_match(): Unknown modifier 'g'{at}",
            f"Warning: A non-numeric value encountered{at}",
            f"<br />\n<b>Warning</b>:  Undefined array key {quoted}{at.replace(path, f'<b>{path}</b>').replace(str(n), f'<b>{n}</b>')}<br />",
            f"PHP Fatal error:  Uncaught TypeError: Argument 1 passed to render() must be an instance of Story, null given, called{at} and defined in {path}:3",
            f"Warning: Use of undefined constant REQUEST_URI - assumed 'REQUEST_URI' (this will throw an Error in a future version of PHP){at}",
            f"Notice: Undefined offset: 0{at}",
            f"Notice: Array to string conversion{at}",
            f"Warning: in_array() expects parameter 2 to be array, null given{at}",
            "WordPress database error Table 'news.wp_popular' doesn't exist for query SELECT postid, SUM(pageviews) AS pv FROM wp_popular GROUP BY postid ORDER BY pv DESC LIMIT 5 made by require('wp-blog-header.php'), wp, WP->main",
        ),
    }  # fmt: skip
