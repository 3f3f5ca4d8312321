import pytest

from scrubber.cleaners.glued_words import clean
from scrubber.document import Document

from .words_support import mended


@pytest.mark.parametrize(
    ("damaged", "right"),
    [
        ("It is the end ofthe plan.", "It is the end of the plan."),
        ("Currentlythe plan is late.", "Currently the plan is late."),
        ("The members endangeredor harmed by it left.", "The members endangered or harmed by it left."),
        ("It is one ofmany such plans.", "It is one of many such plans."),
        ("She has a planto build a bridge.", "She has a plan to build a bridge."),
        ("He spoke about the federalgovernment again.", "He spoke about the federal government again."),
        ("The voters hadexpected more from him.", "The voters had expected more from him."),
        ("It was a year of risingprices for all.", "It was a year of rising prices for all."),
        ("Of course, ifthe vote fails, he leaves.", "Of course, if the vote fails, he leaves."),
        ("They didnot say so, asthey left.", "They did not say so, as they left."),
        ("The courtdidn't say why.", "The court didn't say why."),
        ("It was a first-personaccount of the storm.", "It was a first-person account of the storm."),
        ("Thechildren who saw it left.", "The children who saw it left."),
        ("The council of Harlowagreed on it.", "The council of Harlow agreed on it."),
        ("It was what Obamasaid in the spring.", "It was what Obama said in the spring."),
        ("And themembers of thevast hall left.", "And the members of the vast hall left."),
        ("The meeting endedHe left at once.", "The meeting ended He left at once."),
        ("They met inHarlow again.", "They met in Harlow again."),
        ("She spoke onFriday, it is said.", "She spoke on Friday, it is said."),
        ("He lives inParis now.", "He lives in Paris now."),
        ("He told theZorvexqu family of it.", "He told the Zorvexqu family of it."),
        ("By the timeMcCain spoke, it was late.", "By the time McCain spoke, it was late."),
        ("It is known at the WhiteHouse already.", "It is known at the White House already."),
        ("He left NewYork for good.", "He left New York for good."),
        ("It was VladimirPutin who came.", "It was Vladimir Putin who came."),
        ("They asked the RulesCommittee about Rules.", "They asked the Rules Committee about Rules."),
        ("It was SenatorZorvexqu who asked.", "It was Senator Zorvexqu who asked."),
        ("TheHarlow plan is late.", "The Harlow plan is late."),
        ("In what LouHartig wrote, Hartig says so.", "In what Lou Hartig wrote, Hartig says so."),
        ("He met the ZorblatCommittee once.", "He met the Zorblat Committee once."),
        ("It was the spokesmanZorvexqu who asked.", "It was the spokesman Zorvexqu who asked."),
        ("They spoke to MeganMcArdle there.", "They spoke to Megan McArdle there."),
        ("It came from the GOP-ledHouse in May.", "It came from the GOP-led House in May."),
        ("A word on YouTube and itsYouTube rivals.", "A word on YouTube and its YouTube rivals."),
        ("They left to see Bill de Blasio, and deBlasio came.", "They left to see Bill de Blasio, and de Blasio came."),
        ('"WhatAre You Waiting For?" was the title.', '"What Are You Waiting For?" was the title.'),
        ("Zorblat is new. He met the ZorblatCommittee.", "Zorblat is new. He met the Zorblat Committee."),
        ("They waited insideBrisbane for a day.", "They waited inside Brisbane for a day."),
        ("She came witha friend and held aclose look.", "She came with a friend and held a close look."),
        ("The fleet grew40 percent and took30 hours.", "The fleet grew 40 percent and took 30 hours."),
        ("It fell in2016: the harbour before9/11 and after.", "It fell in 2016: the harbour before 9/11 and after."),
        ("The court ruled5-4 on12-year-old ships.", "The court ruled 5-4 on 12-year-old ships."),
        ("Norway5.0% of it, Using1,518 boats.", "Norway 5.0% of it, Using 1,518 boats."),
        ("On Dec18 it was for 18 to 34year olds.", "On Dec 18 it was for 18 to 34 year olds."),
        (
            "It had 20caucuses and on 24hours' notice 9/11attacks.",
            "It had 20 caucuses and on 24 hours' notice 9/11 attacks.",
        ),
        ("The N95masks of the G20summit.", "The N95 masks of the G20 summit."),
        (
            "Mr. Zorvexqu left. Zorvexquhad to go, said Mr. Zorvexqu.",
            "Mr. Zorvexqu left. Zorvexqu had to go, said Mr. Zorvexqu.",
        ),
        ("They found away to close it in along talk.", "They found a way to close it in a long talk."),
        ("There area number of ways, of abroad kind.", "There are a number of ways, of a broad kind."),
        ("It was apart of the plan to lighta lamp.", "It was a part of the plan to light a lamp."),
        ("He said ina speech that it isa long way.", "He said in a speech that it is a long way."),
        ("It was McConnellwho said it of McConnell.", "It was McConnell who said it of McConnell."),
        ("They sold oiland gas, beingable to.", "They sold oil and gas, being able to."),
        ("A keyfactor in it is the weather.", "A key factor in it is the weather."),
        (
            "They came toBrisbane, Brisbane and back toBrisbane.",
            "They came to Brisbane, Brisbane and back to Brisbane.",
        ),
        ("A photograph by JaneDoe/Getty of it.", "A photograph by Jane Doe/Getty of it."),
        ("It was a plan, orin part one.", "It was a plan, or in part one."),
        ("It is the council'splan, and that'stwice as much.", "It is the council's plan, and that's twice as much."),
        ("They don'tknow why she’sleft.", "They don't know why she’s left."),
        ("It is the town'sMain Street.", "It is the town's Main Street."),
        ("He spoke of the 25thAmendment at length.", "He spoke of the 25th Amendment at length."),
        (
            "It was aSenate seat, valued at$500,001 to $1 million.",
            "It was a Senate seat, valued at $500,001 to $1 million.",
        ),
        ("It is the 50thanniversary of the 21stcentury.", "It is the 50th anniversary of the 21st century."),
        ("It ended up killing44 people in 3days.", "It ended up killing 44 people in 3 days."),
        ("It is late, Ithink, and Iwas right.", "It is late, I think, and I was right."),
        (
            "It fell by2% in2016, in December2015, to $275million.",
            "It fell by 2% in 2016, in December 2015, to $275 million.",
        ),
        (
            "In2014 the6th plan of a19th century idea cost 8.3percent.",
            "In 2014 the 6th plan of a 19th century idea cost 8.3 percent.",
        ),
        (
            "It is true inmathematics, and the team chants inunison.",
            "It is true in mathematics, and the team chants in unison.",
        ),
        (
            "Underthe old rules he left. Accordingto Harlow, it is so.",
            "Under the old rules he left. According to Harlow, it is so.",
        ),
        ("They met, and18 countries agreed.", "They met, and 18 countries agreed."),
        (
            "In the 2016campaign some 14states had COVID-19cases and 40voters over$100m.",
            "In the 2016 campaign some 14 states had COVID-19 cases and 40 voters over $100m.",
        ),
        (
            "It was so in the1980s, among 85-90percent, and attracted68 of them around2:30 and during2015.",
            "It was so in the 1980s, among 85-90 percent, and attracted 68 of them around 2:30 and during 2015.",
        ),
        ("It is Iran'sstate-run firm, and the EU'splan.", "It is Iran's state-run firm, and the EU's plan."),
        ("It is Zorvexqu'splan, and it doesn'tvindicate us.", "It is Zorvexqu's plan, and it doesn't vindicate us."),
        ("There are alot of them, in avery long line.", "There are a lot of them, in a very long line."),
        ("It rained. Undera new law it was over.", "It rained. Under a new law it was over."),
        ("Photo: Jane Doe/GettyImages, of the town.", "Photo: Jane Doe/Getty Images, of the town."),
        ("I wantto say that they feellike going.", "I want to say that they feel like going."),
        ("They had a planto wait \ud83d for it.", "They had a plan to wait \ud83d for it."),
    ],
)
def test_space_comes_back(damaged, right):
    assert mended(clean, damaged) == right


@pytest.mark.parametrize(
    "paragraph",
    [
        "McDonald, iPhone, YouTube, eBay, LaTeX, PhDs, macOS and JavaScript.",
        "WhatsApp, OpenAI, LaGuardia, LinkedIn, MoveOn, FedEx and MasterCard fell.",
        "It was cheap. But ForAmerica President Lena Marsh said so, and Duale ThaslanoofZorvexqu did.",
        "Joe diGenova, Neil deGrasse and the neverTrump wing met.",
        "He is the head of the StopRush protest, and of the podcast TradeTalks there.",
        "It is a nothingburger in realtime, across a timespan, ready for signoff by a storeowner.",
        "Andon Zorvexqu left the AlphaBay market and its makework.",
        "More of it at SkyNews, says CharityWatch, and the TargetSmart data agree.",
        "It was BakersfieldNow (@bakersfieldnow) and PhoneTree (@phonetree) who told it.",
        "See https://twitter.com/MikeZorvexqu/status/1 for it, and @MikeZorvexqu.",
        "The MacGuineas and the LaSalvia, Vander and VanderZanden stayed.",
        "heara Zorvexqu said so, and others agreed with it.",
        "There was a lot of talkin' and goin' on, ix-nay on bringing up ina-Chay.",
        "It ended with 82nd and 3rd, an ar15 and the nice06 page.",
        "A nother look at the plan of the town was asked for.",
        "It helps to slow the spread and aovid a second one, after a counterslap.",
        "It was a cleareyed look at decadeslong talks, a carveout, and two takeaways.",
        "It is unChristian to fly with easyJet or to pay with myRA.",
        "The superPAC offering free rides to the polls is on YouTube.",
        "Northampton, Sutherland, Bankman, Goodall and Hasbrook won.",
        "Mr. Marchand, Mrs. Andover, Ms. Willis and Dr. Toby met the Gujaratis.",
        "The tithe, the lathe and the absinthe, into which they breathe, as init.",
        "It is nonracist, uncriticized, overperformed, megadonors, cyberspies and counterletter.",
        "The officeseeker was a recordholder, a planemaker, a deliverywoman and a tablemate.",
        "It was yearslong, chainwide, warehouselike and prizeworthy, in a word unmystical.",
        "They were calling themelves what they are, and he was distortedly right.",
        "His onetime rival seethed, wantonly, in the runup, or lack thereof, to winnow it.",
        "The healthcare of a policymaker in a townhall is an everyday thing.",
        "She was taken aback and started afresh, apace with an ahistorical, apolitical area.",
        "It ran aground and afoul, mouths afoam, and the mea culpa of the stigmata and the quota stood.",
        "The Shi'ites, the Qur'an and Mikhail Sana'a met D'souza at nine o'clock, ma'am.",
        "The 49ers of 8chan took 18lbs off at 115mph for £50billion, at 8minute Solar and the 90s.",
        "Ivan of Iran told Irina in Itala about the Iceage and the ithink brand.",
        "See Table A1 of the v2.3 plan on France24, on News21, in the Vault7 files and in Twenty20 games.",
        "Mr. Zorvexqu met Mr. Zorvexquson, of the Zorvexquland.",
        "The windows10 of React365, Fox5 San Diego and Vault7, level3 and howitzer33.",
        "The covid19 tests of the g20 and of news21 are by @mike18 and kignet1@example.com.",
        "A bo'sun of the aMule network met aMule users.",
        "Tal\xadl\xada\xadhas\xadsee is a town, and so is Mon\xadthe.",
        "He said that [a]nother mayor [e]verywhere would say that (s)heis of this(the) town in[the] end.",
        "An ahistoric view would universalise it, ahistorically, and de-individualising it is dehumanising.",
        "It was an introductary talk on inessentials, on de-humanising work and its trade-unionist roots.",
        "They been thinkin' and doin' what they do, — lotta admitin’ goin’ on — said the ferryman.",
        "See www.example.com/inthe/ofthe.html or write to ofthe@example.org, #ofthe, @ofthe.",
        "The file is called ofthe.txt and the call is ofthe() there.",
        "The slug is one-two-ofthe-plan-three in the address.",
        "The planto of planto of the game planto stays.",
        "The wordsHe of wordsHe of the game wordsHe stay.",
        'The page holds {"isMobile":false} and calls getTime() and toString in vain.',
        "Der Bürgermeister und die Abgeordneten sagten nichts.",
    ],
)
def test_one_word_stays(paragraph):
    assert mended(clean, paragraph) == paragraph


def test_brand_stays_though_its_parts_are_named():
    paragraph = "ExxonMobil said so, and a man of Exxon Mobil did."
    assert mended(clean, paragraph) == paragraph


def test_what_is_glued_everywhere_is_parted_where_both_words_join_others():
    assert mended(clean, "The end ofthe plan is the end ofthe town.") == "The end of the plan is the end of the town."


def test_who_lost_several_spaces_lost_more():
    doubtful = "It was a long fight against evilforces there."
    others = "The members ofthe council had a planto leave, and they hadexpected more from it."
    assert mended(clean, doubtful) == doubtful
    assert "against evil forces" in mended(clean, f"{others} {doubtful}")


def test_text_of_another_language_stays():
    text = "Le maire de la ville a dit que le plan est inthe, et que la ville ne peut pas payer. " * 5
    assert list(clean(Document(text))) == []
