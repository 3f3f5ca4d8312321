"""Stories that a dump tells of."""

from scrubber.parsers.stories import stories_of


def test_stories_need_a_title_and_something_to_find_them_by():
    value = [
        {"post_title": "Rain", "guid": "https://example.org/1", "ID": 4},
        {"title": "No more"},
        {"name": "Jane", "id": 3},
        {"headline": "Snow", "image": {"url": "/a.jpg"}},
    ]
    assert stories_of(value) == [
        {"title": "Rain", "url": "https://example.org/1", "id": "4"},
        {"title": "Snow", "image": "/a.jpg"},
    ]
