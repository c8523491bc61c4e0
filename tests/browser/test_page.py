#!/usr/bin/env python3
"""The page in a real browser: clicks, keys, a narrow screen, hostile text, print.
usage: test_page.py PAGE.html EXCERPTS.html [SCREENSHOT_DIR]
Prints what fails, then "N passed, N failed"; ends with 1 if anything failed."""
import sys
import traceback

from webdriver import Browser

WIDE, NARROW = (1280, 900), (390, 844)
IN_VIEW = """var r = arguments[0].getBoundingClientRect(), p = arguments[0].closest('.texts');
    var top = 0, bottom = innerHeight;
    if (p && getComputedStyle(p).overflowY === 'auto') { var q = p.getBoundingClientRect(); top = q.top; bottom = q.bottom; }
    return r.height > 0 && r.top >= top - 1 && r.bottom <= bottom + 1;"""


def words_lit(b):
    return b.js("return [].map.call(document.querySelectorAll('.s.on'), function (x) { return x.textContent; }).join('')")


def is_seen(b, selector):
    return b.js("return (function (e) { %s }(document.querySelector(arguments[0])));" % IN_VIEW.replace("arguments[0]", "e"), selector)


def click_on_a_line_goes_to_its_bytes(b):
    b.click("#conflicts .card .line")
    assert words_lit(b) == "2,000 soldiers" + "3,500 soldiers", words_lit(b)
    assert is_seen(b, ".s.on")
    assert not b.js("return document.getElementById('bar').hidden")
    assert "1 of 2" in b.js("return document.getElementById('bar-text').textContent")


def click_on_evidence_goes_to_that_place(b):
    b.click("#conflicts .card .ev li:nth-child(2) a")
    assert b.js("return document.activeElement.textContent") == "3,500 soldiers"
    assert b.js("return document.activeElement.closest('.report').id") == "r1"
    assert is_seen(b, "#r1 .s.on")


def click_on_words_shows_their_lines(b):
    b.js("[].filter.call(document.querySelectorAll('#r0 a.s'), function (x) { return x.textContent === '2,000 soldiers'; })[0].id = 'probe'")
    b.click("#probe")
    lit = b.js("return [].map.call(document.querySelectorAll('.card.on'), function (x) { return x.closest('section').id; })")
    assert "conflicts" in lit, lit
    assert is_seen(b, "#conflicts .card.on")


def words_under_several_lines_know_them_all(b):
    n = b.js("return [].filter.call(document.querySelectorAll('#r0 a.s'), function (x) { return x.textContent.indexOf('the gates') >= 0; })[0].dataset.c.split(' ').length")
    assert n >= 4, n  # position, condition's quotation, variant, origin, passage


def back_returns_to_where_one_was(b):
    b.click("#conflicts .card .ev a")
    b.click("#bar-back")
    assert b.js("return document.activeElement.closest('section').id") == "conflicts"
    assert b.js("return document.getElementById('bar').hidden")


def folded_lines_open_for_their_bytes(b):
    assert not b.js("return document.querySelector('#positions details').open")
    b.js("[].filter.call(document.querySelectorAll('#r0 a.s'), function (x) { return x.textContent === 'Castavar may consider a pause'; })[0].click()")
    assert b.js("return document.querySelector('#positions details').open")


def keyboard_alone_is_enough(b):
    b.keys("Tab")
    assert b.js("return document.activeElement.className") == "skip"
    b.keys("Enter")
    for _ in range(60):
        b.keys("Tab")
        if b.js("return document.activeElement.classList.contains('card')"):
            break
    assert b.js("return document.activeElement.closest('section').id") == "brief"
    b.keys("Down")
    assert b.js("return document.activeElement.id") == "b1"
    b.keys("Enter")
    assert words_lit(b) == "Castavar demands a guaranteed flow", words_lit(b)
    assert b.js("return document.activeElement.classList.contains('s')")
    b.keys("Escape")
    assert b.js("return document.activeElement.id") == "b1"


def arrows_walk_through_the_marks(b):
    b.js("document.querySelector('#r0 a.s').focus()")
    seen = []
    for _ in range(4):
        seen.append(b.js("return document.activeElement.dataset.b"))
        b.keys("Right")
    assert len(set(seen)) == 4, seen
    b.keys("Enter")
    assert b.js("return document.querySelectorAll('.card.on').length") > 0


def focus_can_be_seen(b):
    b.keys("Tab", "Tab", "Tab")
    assert b.js("return getComputedStyle(document.activeElement).outlineStyle") != "none"
    assert b.js("return parseFloat(getComputedStyle(document.activeElement).outlineWidth)") >= 2


def one_tab_stop_for_each_text(b):
    assert b.js("return [].every.call(document.querySelectorAll('.report'), function (r) { return r.querySelectorAll('a.s[tabindex=\"0\"]').length === 1; })")


def hostile_text_stays_text(b):
    assert b.js("return document.title") == "sayso: 3 reports"
    assert b.js("return document.querySelectorAll('img, iframe, object, embed, [onmouseover], [onerror]').length") == 0
    assert b.js("return document.scripts.length") == 1
    assert b.js("return document.querySelector('#r2 .text').textContent.indexOf('<img src=x onerror=') >= 0")
    assert b.js("return document.querySelectorAll('.matrix').length") == 1


def policy_lets_own_parts_work_and_nothing_else(b):
    assert b.js("return document.documentElement.classList.contains('js')")
    assert b.js("return getComputedStyle(document.querySelector('.card')).borderLeftWidth") == "4px"
    b.js("var s = document.createElement('script'); s.textContent = 'window.owned = 1'; document.body.appendChild(s)")
    assert b.js("return window.owned === undefined")
    assert b.js("return performance.getEntriesByType('resource').length") == 0


def landmarks_and_names_are_there(b):
    for selector in ("main", "nav[aria-label]", "header", "footer", "h1"):
        assert b.js("return document.querySelectorAll(arguments[0]).length", selector) >= 1, selector
    assert b.js("return [].every.call(document.querySelectorAll('section'), function (s) { return document.getElementById(s.getAttribute('aria-labelledby')); })")
    assert b.js("return [].every.call(document.querySelectorAll('.matrix th'), function (t) { return t.scope; })")
    assert b.js("var ids = [].map.call(document.querySelectorAll('[id]'), function (e) { return e.id; }); return ids.length === new Set(ids).size")
    assert b.js("return document.getElementById('bar-text').getAttribute('role')") == "status"


def nothing_is_wider_than_the_screen(b):
    assert b.js("return document.documentElement.scrollWidth <= innerWidth"), b.js("return document.documentElement.scrollWidth")
    assert b.js("return [].every.call(document.querySelectorAll('.card'), function (c) { return c.closest('.scroll') || c.getBoundingClientRect().right <= innerWidth; })")


def text_can_be_read_on_a_phone(b):
    assert b.js("return parseFloat(getComputedStyle(document.querySelector('.text')).fontSize)") >= 16
    assert b.js("return document.querySelector('#bar-back').getBoundingClientRect().height >= 0")
    b.click("#conflicts .card .ev a")
    assert is_seen(b, ".s.on")
    assert b.js("return document.getElementById('bar-back').getBoundingClientRect().height") >= 34
    b.click("#bar-back")
    assert is_seen(b, "#conflicts .card")


def matrix_scrolls_in_its_own_box(b):
    assert b.js("var s = document.querySelector('#positions .scroll'); return s.scrollWidth > s.clientWidth && s.clientWidth <= innerWidth")


def prints_whole(b):
    b.js("window.dispatchEvent(new Event('beforeprint'))")
    assert b.js("return [].every.call(document.querySelectorAll('details'), function (d) { return d.open; })")
    pdf = b.pdf()
    assert pdf[:5] == b"%PDF-" and len(pdf) > 10000


def print_leaves_out_what_only_screens_need(b):
    assert b.js("""var found = 0; [].forEach.call(document.styleSheets[0].cssRules, function (r) {
        if (r.media && r.media.mediaText === 'print' && /\\.sections[^}]*display: none/.test(r.cssText)) found = 1; }); return found""")


def excerpts_page_has_no_more_than_the_evidence(b):
    text = b.js("return document.body.textContent")
    assert "nothing rests on" not in text
    assert "the gates will be closed" in text
    b.click("#conflicts .card .line")
    assert words_lit(b) == "2,000 soldiers" + "3,500 soldiers"


WIDE_TESTS = [click_on_a_line_goes_to_its_bytes, click_on_evidence_goes_to_that_place, click_on_words_shows_their_lines,
              words_under_several_lines_know_them_all, back_returns_to_where_one_was, folded_lines_open_for_their_bytes,
              keyboard_alone_is_enough, arrows_walk_through_the_marks, focus_can_be_seen, one_tab_stop_for_each_text,
              hostile_text_stays_text, policy_lets_own_parts_work_and_nothing_else, landmarks_and_names_are_there,
              nothing_is_wider_than_the_screen, prints_whole, print_leaves_out_what_only_screens_need]
NARROW_TESTS = [nothing_is_wider_than_the_screen, text_can_be_read_on_a_phone, matrix_scrolls_in_its_own_box, click_on_a_line_goes_to_its_bytes]
EXCERPT_TESTS = [excerpts_page_has_no_more_than_the_evidence, nothing_is_wider_than_the_screen]


def run(size, url, tests, shots, name):
    passed = failed = 0
    browser = Browser(*size)
    try:
        for test in tests:
            browser.open("about:blank")
            browser.open(url)
            try:
                test(browser)
                passed += 1
            except Exception:
                failed += 1
                print("FAILED %s, %d wide" % (test.__name__, size[0]))
                traceback.print_exc(file=sys.stdout)
        if shots:
            browser.open(url)
            browser.screenshot("%s/%s.png" % (shots, name))
    finally:
        browser.close()
    return passed, failed


def main():
    page, excerpts = ("file://" + p for p in sys.argv[1:3])
    shots = sys.argv[3] if len(sys.argv) > 3 else None
    results = [run(WIDE, page, WIDE_TESTS, shots, "wide"), run(NARROW, page, NARROW_TESTS, shots, "narrow"),
               run(WIDE, excerpts, EXCERPT_TESTS, shots, "excerpts")]
    passed, failed = (sum(x) for x in zip(*results))
    print("%d passed, %d failed" % (passed, failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
