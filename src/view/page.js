(function () {
  'use strict';
  var doc = document, bar = doc.getElementById('bar'), say = doc.getElementById('bar-text');
  var pane = doc.getElementById('texts');
  var stops = [], at = 0, origin = null;

  function all(selector, root) { return Array.prototype.slice.call((root || doc).querySelectorAll(selector)); }
  function calm() { return window.matchMedia('(prefers-reduced-motion: reduce)').matches; }
  function clear() { all('.on').forEach(function (e) { e.classList.remove('on'); }); }

  /* The segments of report r that lie in the bytes [s, e). */
  function segments(r, s, e) {
    var report = doc.getElementById('r' + r);
    return report ? all('.s', report).filter(function (x) { var b = +x.dataset.b; return b >= s && b < e; }) : [];
  }

  function unfold(element) {
    for (var p = element; p; p = p.parentElement) if (p.tagName === 'DETAILS') p.open = true;
  }

  function bring(element, block) {
    unfold(element);
    element.scrollIntoView({ block: block || 'center', inline: 'nearest', behavior: calm() ? 'auto' : 'smooth' });
  }

  function step(by) {
    if (!stops.length) return;
    at = (at + by + stops.length) % stops.length;
    var stop = stops[at];
    bring(stop.element);
    stop.element.focus({ preventScroll: true });
    if (stop.mark) { all('.ev a.on').forEach(function (x) { x.classList.remove('on'); }); stop.mark.classList.add('on'); }
    say.textContent = stop.text + (stops.length > 1 ? ' \u00b7 ' + (at + 1) + ' of ' + stops.length : '');
  }

  function start(list, from, first) {
    stops = list; at = first || 0; origin = from;
    bar.hidden = !list.length;
    doc.getElementById('bar-prev').hidden = doc.getElementById('bar-next').hidden = list.length < 2;
    step(0);
  }

  /* From a line to its bytes. */
  function show(card, link) {
    var links = all('.ev a', card), list = [], first = 0;
    clear();
    card.classList.add('on');
    links.forEach(function (a) {
      var found = segments(a.dataset.r, +a.dataset.s, +a.dataset.e);
      if (!found.length) return;
      found.forEach(function (x) { x.classList.add('on'); });
      if (a === link) first = list.length;
      list.push({ element: found[0], text: a.textContent, mark: a });
    });
    start(list, link || card, first);
  }

  /* From bytes to the lines that rest on them. */
  function cards(segment) {
    var list = [];
    clear();
    segment.classList.add('on');
    segment.dataset.c.split(' ').forEach(function (n) {
      var card = doc.getElementById('c' + n);
      if (!card) return;
      card.classList.add('on');
      var section = card.closest('section');
      list.push({ element: card, text: section ? section.querySelector('h2').textContent : '' });
    });
    start(list, segment);
  }

  function back() {
    bar.hidden = true;
    if (!origin) return;
    bring(origin);
    origin.focus({ preventScroll: true });
  }

  doc.addEventListener('click', function (event) {
    var link = event.target.closest('.ev a'), segment = event.target.closest('a.s'), card = event.target.closest('.card');
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    if (link) { event.preventDefault(); show(link.closest('.card'), link); return; }
    if (segment) { event.preventDefault(); roam(segment); cards(segment); return; }
    if (card && !event.target.closest('summary, a') && !String(window.getSelection())) show(card, null);
  });
  doc.getElementById('bar-prev').addEventListener('click', function () { step(-1); });
  doc.getElementById('bar-next').addEventListener('click', function () { step(1); });
  doc.getElementById('bar-back').addEventListener('click', back);

  /* Keys: one stop of the tab key for each text; arrows move from mark to mark; Escape goes back. */
  function marks(report) { return all('a.s', report); }
  function roam(segment) {
    marks(segment.closest('.report')).forEach(function (x) { x.tabIndex = x === segment ? 0 : -1; });
  }
  all('.report').forEach(function (report) {
    marks(report).forEach(function (x, i) { x.tabIndex = i ? -1 : 0; });
  });
  doc.addEventListener('keydown', function (event) {
    if (event.key === 'Escape' && !bar.hidden) { back(); return; }
    var here = event.target.closest && event.target.closest('a.s');
    if (here && /^Arrow(Left|Right|Up|Down)$|^Home$|^End$/.test(event.key)) {
      var list = marks(here.closest('.report')), i = list.indexOf(here);
      if (event.key === 'Home') i = 0;
      else if (event.key === 'End') i = list.length - 1;
      else i += /Right|Down/.test(event.key) ? 1 : -1;
      if (list[i]) { event.preventDefault(); roam(list[i]); list[i].focus(); }
      return;
    }
    var card = event.target.classList && event.target.classList.contains('card') ? event.target : null;
    if (card && event.key === 'Enter') show(card, null);
    if (card && /^Arrow(Up|Down)$/.test(event.key)) {
      var cardsHere = all('.card', card.closest('section')).filter(function (x) { return x.offsetParent; });
      var next = cardsHere[cardsHere.indexOf(card) + (event.key === 'ArrowDown' ? 1 : -1)];
      if (next) { event.preventDefault(); next.focus(); }
    }
  });
  all('.card').forEach(function (card) { if (card.querySelector('.ev a')) card.tabIndex = 0; });
  all('.card .ev a').forEach(function (a) { a.tabIndex = -1; });
  all('.card').forEach(function (card) {
    card.addEventListener('keydown', function (event) {
      if (event.target !== card || !/^Arrow(Left|Right)$/.test(event.key)) return;
      var first = card.querySelector('.ev a');
      if (first) { event.preventDefault(); first.focus(); }
    });
    all('.ev a', card).forEach(function (a, i, list) {
      a.addEventListener('keydown', function (event) {
        var next = event.key === 'ArrowRight' ? list[i + 1] : event.key === 'ArrowLeft' ? list[i - 1] || card : null;
        if (next) { event.preventDefault(); next.focus(); }
      });
    });
  });
  window.addEventListener('beforeprint', function () { all('details').forEach(function (d) { d.open = true; }); });
  doc.documentElement.classList.add('js');
  if (pane) pane.tabIndex = -1;
}());
