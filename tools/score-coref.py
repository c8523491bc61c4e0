#!/usr/bin/env python3
"""Score within-report coreference on the Entity layer of UD English GUM.

usage: score-coref.py [--sayso BIN] [--genres news,interview,...] [--split dev|train] [--show] [--min-conf N] [DATA_DIR]

DATA_DIR holds en_gum-open-{dev,train}.conllu.gz (default ../shared/data/ud/en_gum-2.16-open). Each document is rebuilt
as plain text, read by `sayso read --json`, and its mentions are compared by head word:

pronoun   a gold third-person pronoun (he, she, it, they and their forms) that refers to a person, organisation or place.
          Resolved: sayso gives it an actor. Right: the nearest mention before it of that actor that is no pronoun (else the
          first after it) lies in a gold mention of the same entity.
name      a mention that sayso links to an earlier mention of the same actor by name, family name or title: right where
          both lie in gold mentions of one entity; links where either has no gold mention are counted apart.
speaker   an attribution whose source is (most of) a gold mention. Resolved: it has a speaker. Right: a mention of that speaker that is
          no pronoun lies in a gold mention of the same entity. Counted apart where the source is a pronoun.
"""
import argparse, gzip, json, os, re, subprocess, sys, tempfile
from collections import Counter, defaultdict

PRONOUNS = {'he': 'he', 'him': 'he', 'his': 'he', 'himself': 'he', 'she': 'she', 'her': 'she', 'hers': 'she', 'herself': 'she', 'it': 'it', 'its': 'it', 'itself': 'it',
            'they': 'they', 'them': 'they', 'their': 'they', 'theirs': 'they', 'themselves': 'they'}
KINDS = {'person', 'organization', 'place', 'animal'}

def documents(path):
    doc = None
    with gzip.open(path, 'rt', encoding='utf8') as f:
        for line in f:
            line = line.rstrip('\n')
            if line.startswith('# newdoc id = '):
                if doc: yield doc
                doc = {'id': line[14:], 'sentences': [], 'para': True}
                doc['genre'] = doc['id'].split('_')[1]
            elif line.startswith('# newpar') and 'block' not in line:
                doc['para'] = True
            elif line.startswith('# sent_id'):
                doc['sentences'].append({'para': doc['para'], 'tokens': []})
                doc['para'] = False
            elif line and line[0].isdigit():
                c = line.split('\t')
                if '.' not in c[0]:
                    doc['sentences'][-1]['tokens'].append(c)
    if doc: yield doc

def build(doc):
    """Text, gold mentions (entity, kind, start, end, head start) and words in characters."""
    text, words, mentions, stack = '', [], [], defaultdict(list)
    for s in doc['sentences']:
        if text: text += '\n\n' if s['para'] else ' '
        base, until, sent = len(words), -1, []
        for c in s['tokens']:
            misc = dict(x.split('=', 1) for x in c[9].split('|') if '=' in x)
            if '-' in c[0]:
                until = int(c[0].split('-')[1])
                start = len(text)
                text += c[1] + ('' if misc.get('SpaceAfter') == 'No' else ' ')
                continue
            i = int(c[0])
            if i <= until:
                at = text.rstrip(' ').find(c[1], start)
                if at < 0: at = start
                span = (at, at + len(c[1])) if at + len(c[1]) <= len(text) else (start, len(text.rstrip(' ')))
                start = span[1]
            else:
                span = (len(text), len(text) + len(c[1]))
                text += c[1] + ('' if misc.get('SpaceAfter') == 'No' else ' ')
            words.append({'form': c[1], 'upos': c[3], 'tag': c[4], 'head': int(c[6]), 'span': span, 'n': i, 'base': base})
            sent.append(misc.get('Entity', ''))
        text = text.rstrip(' ')
        for k, e in enumerate(sent):
            for m in re.finditer(r'\(([^()]*)|(\d+)\)|\)', e):
                if m.group(1) is not None:
                    part = m.group(1).split('-')
                    stack[part[0]].append((base + k, part[1] if len(part) > 1 else ''))
                    if e[m.end():m.end() + 1] == ')':
                        close(words, mentions, stack, part[0], base + k)
                elif m.group(2):
                    close(words, mentions, stack, m.group(2), base + k)
    return text, words, mentions

def close(words, mentions, stack, eid, last):
    if not stack[eid]: return
    first, kind = stack[eid].pop()
    head = first
    for i in range(first, last + 1):
        h = words[i]['base'] + words[i]['head'] - 1
        if words[i]['head'] == 0 or not first <= h <= last:
            head = i
            break
    mentions.append({'entity': eid, 'kind': kind, 'first': first, 'last': last, 'head': head, 'span': (words[first]['span'][0], words[last]['span'][1])})

def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument('data', nargs='?', default='../shared/data/ud/en_gum-2.16-open')
    p.add_argument('--sayso', default='build/sayso')
    p.add_argument('--genres', default='news,interview')
    p.add_argument('--split', default='dev')
    p.add_argument('--show', action='store_true', help='print what is wrong')
    p.add_argument('--min-conf', type=int, default=0)
    a = p.parse_args()
    genres = set(a.genres.split(',')) if a.genres != 'all' else None
    docs = [d for d in documents(os.path.join(a.data, f'en_gum-open-{a.split}.conllu.gz')) if not genres or d['genre'] in genres]
    built = {d['id']: build(d) for d in docs}
    with tempfile.NamedTemporaryFile('w', suffix='.jsonl', encoding='utf8') as f:
        for k, (text, _, _) in built.items(): f.write(json.dumps({'id': k, 'text': text}) + '\n')
        f.flush()
        out = subprocess.run([a.sayso, 'read', '--json', '-q', f.name], capture_output=True, text=True)
    records = {}
    for line in out.stdout.splitlines():
        r = json.loads(line)
        records[r['id']] = r
    if len(records) != len(built): sys.exit('sayso read %d of %d documents\n%s' % (len(records), len(built), out.stderr))
    gold_n, resolved, right, links = Counter(), Counter(), Counter(), Counter()
    for k, (text, words, gold) in built.items():
        score(k, text, words, gold, records[k], a, gold_n, resolved, right, links)
    print('%d documents: %s' % (len(built), a.genres))
    for g in ('he', 'she', 'it', 'they'):
        row(g, right[g], resolved[g], gold_n[g])
    hs = [sum(c[g] for g in ('he', 'she')) for c in (right, resolved, gold_n)]
    row('he/she', *hs)
    row('all', sum(right.values()), sum(resolved.values()), sum(gold_n.values()))
    n = links['right'] + links['wrong']
    print('name links   precision %5.1f  (%d of %d; %d with no gold mention on one side)' % (100 * links['right'] / max(n, 1), links['right'], n, links['open']))
    for how in ('name', 'surname', 'title', 'short', 'seat', 'spelling'):
        m = links[how, 'right'] + links[how, 'wrong']
        if m: print('   by %-8s precision %5.1f  (%d of %d)' % (how, 100 * links[how, 'right'] / m, links[how, 'right'], m))
    for kind in 'pronoun', 'other':
        row('speaker, source a pronoun' if kind == 'pronoun' else 'speaker, other sources', links[kind, 'right'], links[kind, 'resolved'], links[kind])

def source_of(a, by_start, words, gold, b2c):
    """The longest gold mention inside the source of an attribution, and is it a pronoun? None where there is none."""
    if len(a['source']) != 1: return None
    s, e = b2c[a['source'][0][0]], b2c[a['source'][0][1]]
    inside = [g for g in gold if words[g['first']]['span'][0] >= s and words[g['last']]['span'][1] <= e]
    if not inside: return None
    g = max(inside, key=lambda g: g['last'] - g['first'])
    n = sum(1 for w in words if s <= w['span'][0] < e)
    if 2 * (g['last'] - g['first'] + 1) < n: return None
    return g, g['first'] == g['last'] and words[g['first']]['tag'].startswith('PRP')

def speakers(k, text, words, gold, rec, b2c, by_actor, entities, by_start, a, tally):
    for x in rec['attributions']:
        if x['conf'] * 100 < a.min_conf: continue
        found = source_of(x, by_start, words, gold, b2c)
        if not found: continue
        g, pronoun = found
        kind = 'pronoun' if pronoun else 'other'
        if g['kind'] not in KINDS: continue
        tally[kind] += 1
        ok = x['speaker'] and any(g['entity'] in entities(m) for m in by_actor[x['speaker']] if m['how'] != 'pronoun')
        if x['speaker']: tally[kind, 'resolved'] += 1
        if ok: tally[kind, 'right'] += 1
        if a.show and not ok:
            s = b2c[x['source'][0][0]]
            print('SPEAKER', 'wrong' if x['speaker'] else 'open', k, text[s:b2c[x['source'][0][1]]], '->', x['speaker'], x['conf'], '|', text[max(0, s - 200):s + 60].replace('\n', ' / '))

def row(name, right, resolved, gold):
    print('%-8s precision %5.1f  (%d of %d resolved)   recall %5.1f  (%d of %d)' % (name, 100 * right / max(resolved, 1), right, resolved, 100 * right / max(gold, 1), right, gold))

def score(k, text, words, gold, rec, a, gold_n, resolved, right, links):
    # sayso counts bytes of its text; the text is ours
    raw = rec['text']
    shift = raw.find(text[:40]) if raw != text else 0
    b2c, at = {}, 0
    for i, ch in enumerate(raw):
        b2c[at] = i - shift
        at += len(ch.encode())
    b2c[at] = len(raw) - shift
    head_at = defaultdict(list)
    for m in gold: head_at[m['head']].append(m)
    by_start = {w['span'][0]: i for i, w in enumerate(words)}
    sys_m = []
    for x in rec['actors']:
        for m in x['mentions']:
            s, e = b2c[m['span'][0]], b2c[m['span'][1]]
            ws = [i for i in range(by_start.get(s, -1), len(words)) if by_start.get(s, -1) >= 0 and words[i]['span'][1] <= e] if s in by_start else []
            ws = [i for i in ws if words[i]['span'][0] >= s]
            if not ws: continue
            head = ws[-1]
            for i in ws:
                h = words[i]['base'] + words[i]['head'] - 1
                if words[i]['head'] == 0 or not ws[0] <= h <= ws[-1]:
                    head = i
                    break
            sys_m.append({'actor': x['id'], 'how': m['how'], 'first': ws[0], 'last': ws[-1], 'head': head, 'conf': m.get('conf', 1)})
    def entities(m): return {g['entity'] for g in head_at[m['head']]}
    kind = {}
    for g in gold: kind.setdefault(g['entity'], g['kind'])
    by_actor = defaultdict(list)
    for m in sorted(sys_m, key=lambda m: m['first']): by_actor[m['actor']].append(m)
    pron = {m['head']: m for m in sys_m if m['how'] == 'pronoun' and m['conf'] * (100 if m['conf'] <= 1 else 1) >= a.min_conf}
    for g in gold:
        w = words[g['head']]
        p = PRONOUNS.get(w['form'].lower())
        if not p or g['first'] != g['last'] or g['kind'] not in KINDS: continue
        gold_n[p] += 1
        m = pron.get(g['head'])
        if not m: continue
        resolved[p] += 1
        names = [x for x in by_actor[m['actor']] if x['how'] != 'pronoun']
        before = [x for x in names if x['first'] < g['head']] or names
        ante = before[-1] if before and before[0]['first'] < g['head'] else (names[0] if names else None)
        ok = ante is not None and g['entity'] in entities(ante)
        right[p] += ok
        if not ok and a.show:
            print('WRONG', k, w['form'], '->', m['actor'], '|', text[max(0, w['span'][0] - 150):w['span'][1] + 40].replace('\n', ' / '))
    speakers(k, text, words, gold, rec, b2c, by_actor, entities, by_start, a, links)
    for ms in by_actor.values():
        ms = [m for m in ms if m['how'] != 'pronoun']
        for x, y in zip(ms, ms[1:]):
            ex, ey = entities(x), entities(y)
            if not ex or not ey:
                links['open'] += 1
                continue
            ok = 'right' if ex & ey else 'wrong'
            links[ok] += 1
            links[y['how'], ok] += 1
            if ok == 'wrong' and a.show:
                print('LINK ', k, y['actor'], y['how'], '|', text[words[x['first']]['span'][0]:words[x['last']]['span'][1]], '~', text[words[y['first']]['span'][0]:words[y['last']]['span'][1]], '|', text[max(0, words[y['first']]['span'][0] - 50):words[y['last']]['span'][1] + 30].replace('\n', ' / '))

if __name__ == '__main__':
    main()
