#!/usr/bin/env python3
"""Make data/actors/{states,organisations,persons,cities}.tsv from open tables.

usage: make-actors.py [GAZETTEER_DIR] [--iso DIR] [--out DIR]

GAZETTEER_DIR holds persons.tsv, organisations.tsv, countries.tsv, cities.tsv (see its README; all rows US public
domain or CC0). DIR of --iso is Debian's iso-codes (iso_3166-1.json; names and codes are facts). What is written by
hand stands in the files *-hand.tsv, media.tsv, groups.tsv, places.tsv and is read here only to give a person found
in both the same id. The same input gives the same files, byte for byte.
"""
import argparse, csv, json, os, re, sys, unicodedata
from collections import defaultdict

def table(path):
    with open(path, encoding='utf8') as f:
        return list(csv.DictReader((l for l in f if not l.startswith('#')), delimiter='\t', quoting=csv.QUOTE_NONE))

def fold(s):
    s = ''.join(c for c in unicodedata.normalize('NFKD', s) if not unicodedata.combining(c))
    s = s.replace('ł', 'l').replace('Ł', 'L').replace('ø', 'o').replace('Ø', 'O').replace('đ', 'd').replace('Đ', 'D').replace('ı', 'i').replace('ß', 'ss')
    return re.sub(r"['’ʻʼ.`]", '', s.lower())

def slug(s):
    return re.sub(r'[^a-z0-9]+', '-', fold(s)).strip('-')

def write(path, head, columns, rows):
    with open(path, 'w', encoding='utf8') as f:
        for line in head:
            f.write('# ' + line + '\n')
        f.write('\t'.join(columns) + '\n')
        for r in rows:
            f.write('\t'.join(r).rstrip('\t') + '\n')

# ---------------------------------------------------------------- states

# Factbook names that iso-codes spells otherwise; historic and long names met in the lists of persons.
ISO_NAME = {
    'burma': 'MM', 'myanmar / burma': 'MM', 'cabo verde': 'CV', 'cape verde': 'CV', 'congo (brazzaville)': 'CG', 'drc': 'CD', 'czech republic': 'CZ',
    'the dominican': 'DO', 'the bahamas': 'BS', 'bahamas': 'BS', 'the gambia': 'GM', 'gambia': 'GM', 'cote d’ivoire': 'CI', "cote d'ivoire": 'CI',
    'ivory coast': 'CI', 'north korea': 'KP', 'korea, north': 'KP', 'south korea': 'KR', 'korea, south': 'KR', 'korea, republic of': 'KR',
    "democratic people's republic of korea": 'KP', 'democratic people’s republic of korea': 'KP', 'laos': 'LA', 'russia': 'RU', 'russian federation': 'RU',
    'syria': 'SY', 'tanzania': 'TZ', 'moldova': 'MD', 'iran': 'IR', 'venezuela': 'VE', 'bolivia': 'BO', 'vietnam': 'VN', 'viet nam': 'VN', 'brunei': 'BN',
    'turkey': 'TR', 'turkey (turkiye)': 'TR', 'türkiye': 'TR', 'holy see (vatican city)': 'VA', 'holy see': 'VA', 'vatican': 'VA', 'macedonia': 'MK', 'north macedonia': 'MK',
    'swaziland': 'SZ', 'eswatini': 'SZ', 'federated states of micronesia': 'FM', 'micronesia': 'FM', 'kosovo': 'XK', 'gaza, gaza strip': 'PS', 'west bank': 'PS',
    'palestine': 'PS', 'united kingdom': 'GB', 'uk': 'GB', 'great britain': 'GB', 'united states': 'US', 'united states of america': 'US', 'taiwan': 'TW',
    'china': 'CN', 'china, people’s republic of': 'CN', 'germany, federal republic of': 'DE', 'federal republic of germany': 'DE', 'libya': 'LY',
    'libyan arab jamahiriya': 'LY', 'soviet union': 'SU', 'union of soviet socialist republics': 'SU', 'ussr': 'SU', 'yugoslavia': 'YU', 'hong kong': 'HK', 'macau': 'MO',
    'congo, republic of': 'CG', 'republic of congo': 'CG', 'congo, democratic republic of': 'CD', 'democratic republic of the congo': 'CD',
    'congo, the democratic republic of the': 'CD', 'slovakia': 'SK', 'slovak republic': 'SK', 'saint vincent and the grenadines': 'VC', 'timor-leste': 'TL', 'east timor': 'TL',
    'republic of korea': 'KR', 'korea': 'KR', 'bosnia': 'BA', 'kyrgyz republic': 'KG', 'union of burma': 'MM', 'lao': 'LA', 'brunei darussalam': 'BN',
    'cape verda': 'CV', 'afganistan': 'AF', 'phlippines': 'PH', 'falkland islands (islas malvinas)': 'FK', 'curacao': 'CW',
}
# Capitals that sayso does not take for the seat of a government: disputed, contested, or another town has the government.
NO_CAPITAL = {'IL', 'PS', 'YE', 'LY', 'EH', 'TW', 'CY', 'BI', 'BJ', 'CI', 'MM', 'LK', 'BO', 'NL', 'TZ', 'ZA', 'KZ', 'BE', 'LU', 'MC', 'SG', 'VA', 'DJ', 'SM', 'GI', 'JE', 'GG'}
# Names too plain to mean a state or a seat without more evidence; they stand in ambiguous.tsv or nowhere.
PLAIN = {'stanley', 'victoria', 'hamilton', 'kingston', 'georgetown', 'the valley', 'west island', 'douglas', 'alofi', 'saint john’s', 'plymouth', 'road town', 'basse-terre',
         'the settlement', 'adamstown', 'jamestown', 'none', 'nassau', 'wellington', 'sofia', 'santiago', 'san jose', 'la paz', 'castries', 'roseau', 'gibraltar', 'jersey', 'guernsey'}

def countries(gaz, iso):
    out = {}
    for c in json.load(open(os.path.join(iso, 'iso_3166-1.json'), encoding='utf8'))['3166-1']:
        out[c['alpha_2']] = {'alpha3': c['alpha_3'], 'name': c.get('common_name', c['name'].split(',')[0]), 'names': {c['name'], c.get('common_name', c['name'])}, 'adj': [], 'dem': [], 'cap': ''}
    out['XK'] = {'alpha3': 'XKX', 'name': 'Kosovo', 'names': {'Kosovo'}, 'adj': [], 'dem': [], 'cap': ''}
    by_name = {}
    for a2, c in out.items():
        for n in c['names']:
            by_name[fold(n)] = a2
    for n, a2 in ISO_NAME.items():
        by_name[fold(n)] = a2
    for r in table(os.path.join(gaz, 'countries.tsv')):
        a2 = by_name.get(fold(r['name'])) or by_name.get(fold(r['long_name']))
        if not a2 or a2 not in out:
            continue
        c = out[a2]
        for k in ('name', 'long_name'):
            n = re.sub(r'\s*\(.*?\)|;.*$', '', r[k]).strip()
            if n and ',' not in n:
                by_name.setdefault(fold(n), a2)
                if len(n) > 3 and not n.startswith('The '):
                    c['names'].add(n)
        for part in re.split(r'\s*(?:,|;| or )\s*', re.sub(r'\((?!s\)).*?\)', '', r['demonym_noun'])):
            if part.endswith('(s)'):
                c['dem'].append(part[:-3].strip())
        for part in re.split(r'\s*(?:,|;| or )\s*', re.sub(r'\(.*?\)', '', r['demonym_adjective'])):
            if re.fullmatch(r"[A-Z][a-zà-ü\-]+( [A-Z][a-z]+)?", part) and part != r['name']:
                c['adj'].append(part)
        cap = re.sub(r'\s*\(.*?\)', '', r['capital']).split(';')[0].strip()
        if a2 not in NO_CAPITAL and cap and fold(cap) not in PLAIN and len(cap) < 25 and cap[0].isupper():
            c['cap'] = cap
    return out, by_name

def states(gaz, iso, out_dir):
    cs, by_name = countries(gaz, iso)
    owner = defaultdict(set)
    for a2, c in cs.items():
        for w in set(c['adj']) | set(c['dem']):
            owner[w].add(a2)
    own = lambda a2, ws: list(dict.fromkeys(w for w in ws if owner[w] == {a2}))
    rows = []
    for a2, c in sorted(cs.items()):
        if a2 in ('AQ', 'BV', 'HM', 'IO', 'TF', 'UM', 'GS', 'FK', 'EH', 'JE'):
            continue
        names = sorted(n for n in c['names'] if ',' not in n and n != c['name'] and fold(n) not in PLAIN and 'territor' not in n.lower())
        name = c['name']
        if 'Republic of' in name and a2 == 'CG': name = 'Republic of the Congo'
        rows.append([a2.lower(), 'state', name, ';'.join(n for n in names if fold(n) not in ('congo', 'georgia', 'republic of korea')), ';'.join(own(a2, c['adj'])), ';'.join(own(a2, c['dem'])), c['cap'], c['alpha3']])
    write(os.path.join(out_dir, 'states.tsv'), ['Made by tools/make-actors.py from Debian iso-codes (codes, names) and the World Factbook (US public domain). Do not edit:',
          'corrections and additions go into states-hand.tsv.'], ['id', 'kind', 'name', 'aliases', 'adjective', 'demonym', 'capital', 'country'], rows)
    return cs, by_name

# ---------------------------------------------------------- organisations

def organisations(gaz, by_name, out_dir):
    hand = set()
    for f in ('organisations-hand.tsv', 'groups.tsv', 'media.tsv'):
        for r in table(os.path.join(out_dir, f)):
            hand |= {fold(n) for n in [r['name']] + r['aliases'].split(';') if n}
    rows, used = [], set()
    for r in table(os.path.join(gaz, 'organisations.tsv')):
        if r['kind'] == 'party' or fold(r['name']) in hand or len(r['abbreviation']) < 3 or r['abbreviation'] in ('CAN', 'NAM', 'CAEU'):
            continue
        oid = 'org:' + slug(r['abbreviation'])
        if oid in used or fold(r['abbreviation']) in hand:
            continue
        used.add(oid)
        un = r['name'].startswith('United Nations') or r['name'].startswith('Office of the United Nations')
        name = re.sub(r'^five permanent', 'Five permanent', r['name'])
        rows.append([oid, 'organisation', name, r['abbreviation'], 'mission' if r['kind'] == 'mission' else '', '', 'UNO' if un else 'IGO'])
    write(os.path.join(out_dir, 'organisations.tsv'), ['Made by tools/make-actors.py from the gazetteer: international organisations and missions (CC0). Do not edit: corrections go into',
          'organisations-hand.tsv.'],
          ['id', 'kind', 'name', 'aliases', 'short', 'country', 'code'], rows)

# ----------------------------------------------------------------- cities

# Towns in territory that several states claim or hold: no country stands beside them.
DISPUTED = {fold(n) for n in ('Jerusalem', 'Sevastopol', 'Simferopol', 'Yalta', 'Kerch', 'Donetsk', 'Luhansk', 'Mariupol', 'Kherson', 'Zaporizhzhia', 'Melitopol', 'Hebron', 'Ramallah',
            'Bethlehem', 'Jericho', 'Nablus', 'Gaza', 'Stepanakert', 'Sukhumi', 'Tskhinvali', 'Tiraspol', 'Srinagar', 'Jammu', 'Laayoune', 'El Aaiun', 'Hargeisa', 'Famagusta', 'Kyrenia', 'Stanley',
            'Pristina', 'Taipei', 'Kaohsiung', 'Hong Kong', 'Crimea', 'Kherson', 'Arunachal Pradesh', 'Ladakh', 'Jammu and Kashmir', 'Azad Kashmir', 'Gilgit-Baltistan',
            'Taiwan', 'Aksai Chin', 'Awdal', 'Sanaag', 'Sool', 'Togdheer', 'Woqooyi Galbeed', 'Georgia', 'Washington')}

# States whose first-level divisions are met in the news by name alone.
FEDERATIONS = {'US', 'CA', 'AU', 'IN', 'CN', 'BR', 'MX', 'DE', 'RU', 'UA', 'NG', 'ET', 'IQ', 'SY', 'YE', 'SD', 'SS', 'AF', 'PK', 'IR', 'MM', 'CD', 'SO', 'LY', 'ES', 'IT', 'ID', 'PH', 'CO', 'VE', 'AR', 'JP', 'KZ', 'BY'}

def cities(gaz, by_name, out_dir):
    taken = set()
    for f in ('places.tsv', 'states.tsv', 'states-hand.tsv'):
        for r in table(os.path.join(out_dir, f)):
            for k in ('name', 'aliases', 'capital', 'seat', 'adjective', 'demonym'):
                taken |= {fold(n.split(':')[0]) for n in (r.get(k) or '').split(';') if n}
    given = {r['name'] for r in table(os.path.join(out_dir, 'givennames.tsv'))}
    where = defaultdict(set)
    for r in table(os.path.join(gaz, 'cities.tsv')):
        a2 = by_name.get(fold(r['country']))
        name = r['name'].strip()
        if not a2 or a2 not in ALPHA3 or not re.fullmatch(r"[A-Z][\w'’\- ]{3,}", name) or re.search(r'Air|Base|Camp|Fort|Palace|Port of|Airport|Island|Cantonment|Villa', name):
            continue
        for part in name.split('-') if name.count('-') and ' ' in name else [name]:
            if len(part) > 3: where[part].add(a2)
    for r in table(os.path.join(gaz, 'regions.tsv')):
        a2 = by_name.get(fold(r['country']))
        name = re.sub(r'\s*\(.*|\*', '', r['name']).strip()
        if a2 in FEDERATIONS and re.fullmatch(r"[A-Z][\w'’\-]{3,}( [A-Z][\w'’\-]+)*", name) and not re.search(r'Central|North$|South$|East$|West$', name):
            where[name].add(a2)
    rows = []
    for name, cs in sorted(where.items()):
        if fold(name) in taken or fold(name) in given or fold(name) in PLAIN or len(cs) > 1:
            continue
        rows.append(['place:' + slug(name), 'place', name, '' if fold(name) in DISPUTED else ALPHA3[next(iter(cs))]])
    write(os.path.join(out_dir, 'cities.tsv'), ['Made by tools/make-actors.py from the World Factbook (US public domain) and HistoryAtState/travels (CC0): towns and first-level',
          'divisions. country is empty for those whose sovereign is disputed. Do not edit: places.tsv is written by hand.'], ['id', 'kind', 'name', 'country'], rows)

# ---------------------------------------------------------------- persons

# Office as the sources write it -> phrase of roles.tsv; the first that matches.
OFFICE = [(r'\bvice[- ]president', 'vice president'), (r'deputy (prime minister|premier)|vice premier|vice prime', 'deputy prime minister'), (r'deputy president', 'deputy president'),
          (r'crown prince', 'crown prince'), (r'president-elect', ''), (r'supreme leader', 'supreme leader'), (r'prime minister|\bpremier\b', 'prime minister'),
          (r'taoiseach', 'taoiseach'), (r'foreign|external (affairs|relations)|foregn', 'foreign minister'), (r'\bchancellor\b', 'chancellor'), (r'\bpresident\b|head of state', 'president'),
          (r'\bking\b', 'king'), (r'\bqueen\b', 'queen'), (r'\bemir\b|\bamir\b', 'emir'), (r'\bsultan\b', 'sultan'), (r'\bemperor\b', 'emperor'), (r'\bpope\b', 'pope'),
          (r'us senator', 'senator'), (r'us representative', 'lawmaker'), (r'ambassador', 'ambassador'), (r'un representative|permanent representative', 'permanent representative'),
          (r'assistant secretary|under secretary|counselor|legal adviser|director|spokes', 'official'), (r'deputy secretary', 'deputy secretary of state'), (r'^secretary$', 'secretary of state'),
          (r'head of government', 'prime minister'), (r'secretary of state', 'secretary of state')]
SURNAME_FIRST = {'CN', 'KP', 'KR', 'TW', 'KH'}
RANK = {'president': 0, 'prime minister': 0, 'chancellor': 0, 'supreme leader': 0, 'king': 0, 'queen': 0, 'emir': 0, 'pope': 0, 'sultan': 0, 'emperor': 0, 'foreign minister': 1, 'vice president': 1,
        'secretary of state': 1, 'crown prince': 1}
TITLES = re.compile(r"^(?:(?:Mr|Mrs|Ms|Dr|Gen|General|Brig|Lt|Lt\.-Gen|Col|Maj|Adm|Air Vice Marshall|Sir|Sheikh|Prince|Princess|Dame|Rt\.? Hon|H\.?E|His Excellency|Archbishop|Field Marshal|Ing|Prof|Baron|Count|Lord)\b\.?\s*)+")

def clean_name(s):
    s = re.sub(r'\(.*?\)|".*?"|“.*?”', ' ', s)
    s = TITLES.sub('', s.strip())
    s = re.sub(r',?\s+(Jr|Sr)\.?$', r' \1.', s)
    s = re.sub(r'^and (Prime )?', '', re.sub(r'\s+', ' ', s).strip(" .,;&"))
    return ' '.join(w.capitalize() if w.isupper() and len(w) > 2 and w not in ('III', 'VII') and '.' not in w else w for w in s.split())

def office_phrase(s):
    low = s.lower()
    for pattern, phrase in OFFICE:
        if re.search(pattern, low):
            return phrase
    return ''

def load_rewrites(out_dir):
    return [(r['from'], r['to'], r['where']) for r in table(os.path.join(out_dir, 'spelling.tsv'))]

def rewrite(words, rules):
    out = []
    for w in words:
        for a, b, where in rules:
            if where == 'word': w = b if w == a else w
            elif where == 'start': w = b + w[len(a):] if w.startswith(a) else w
            elif where == 'end': w = w[:-len(a)] + b if w.endswith(a) else w
            else: w = w.replace(a, b)
        out.append(re.sub(r'(.)\1+', r'\1', w))
    return out

def fulldate(s, last):
    if len(s) == 10: return s
    if len(s) == 7: return s + ('-28' if last else '-01')
    return s + ('-12-31' if last else '-01-01') if s else ''

def persons(gaz, by_name, out_dir):
    rules = load_rewrites(out_dir)
    def key(a2, name):
        ws = rewrite(re.sub(r'[-/]', ' ', fold(name)).split(), rules)
        ws = [w for w in ws if w not in ('jr', 'sr')]
        return (a2, ws[0], ws[-1]) if len(ws) > 1 else (a2, ws[0] if ws else '', '')
    ids, hand_names, hand_posts = {}, defaultdict(set), set()
    alpha2 = {v: k for k, v in ALPHA3.items()}
    for r in table(os.path.join(out_dir, 'persons-hand.tsv')):
        a2 = alpha2.get(r['country'], '')
        for n in [r['name']] + r['aliases'].split(';'):
            if n:
                ids.setdefault(key(a2, n), r['id'])
                hand_names[r['id']].add(fold(n))
        hand_posts.add((r['id'], r['office']))
    people = defaultdict(list)
    for r in table(os.path.join(gaz, 'persons.tsv')):
        a2 = by_name.get(fold(r['country']))
        phrase = office_phrase(r['office'])
        if not a2 or a2 not in ALPHA3 or not phrase:
            continue
        if a2 not in ('SU',) and r['source'] == 'factbook' and r['country'] in ('Akrotiri', 'Dhekelia'):
            continue
        to = r['to'] or ('' if r['source'] == 'factbook' and r['from'] else r['from'])
        limit = {'pocom': '2008', 'congress': '2023', 'ungdc': '1990', 'visits': '1975', 'factbook': '2000'}[r['source']]
        head = phrase in RANK and RANK[phrase] == 0 and a2 == 'US' and r['source'] == 'congress'
        if to and to < ('1945' if head else limit):
            continue
        if phrase in ('ambassador', 'official', 'permanent representative') and to and to < '2020':
            continue
        name = clean_name(r['name'])
        ws = name.split()
        if len(ws) < 2 or len(name) > 60 or re.search(r'\d|[^\w .\'’\-ʻ]', name) or any(len(w) == 1 and not w.isalpha() for w in ws):
            continue
        if phrase in ('king', 'queen', 'emir', 'pope', 'emperor') and a2 not in ALPHA3:
            continue
        monarch_elsewhere = r['source'] == 'factbook' and phrase in ('king', 'queen', 'president') and (name.split()[0] in ('Charles', 'Elizabeth')) and a2 != 'GB'
        if monarch_elsewhere or (r['source'] == 'factbook' and a2 in ('AS', 'GU', 'MP', 'PR', 'VI', 'PF', 'NC', 'GF', 'MQ', 'GP', 'RE', 'YT', 'PM', 'BL', 'MF', 'WF', 'AW', 'CW', 'SX', 'FO', 'HK', 'MO', 'NU', 'CK', 'TK', 'NF')):
            continue
        people[key(a2, name)].append((name, phrase, fulldate(r['from'], False), fulldate(r['to'], True) if r['to'] else ('' if r['source'] == 'factbook' else fulldate(r['from'], True))))
    def weight(k):
        return (min(RANK.get(o, 5) for _, o, _, _ in people[k]), '0' if any(t == '' for *_, t in people[k]) else '1', -max(int((t or f or '0')[:4]) for _, _, f, t in people[k]), k)
    taken, out = set(ids.values()), []
    for k in sorted(people, key=weight):
        a2, rows = k[0], people[k]
        # the spelling that most rows have; the shorter, then the first by letters
        count = defaultdict(int)
        for n, *_ in rows: count[n] += 1
        name = sorted(count, key=lambda n: (-count[n], len(n), n))[0]
        ws = name.split()
        last = [w for w in ws if w not in ('Jr.', 'Sr.', 'II', 'III', 'IV')]
        surname = ws[0] if a2 in SURNAME_FIRST and len(ws) in (2, 3) else last[-1]
        pid = ids.get(k)
        known = pid is not None
        if not pid:
            pid = a2.lower() + ':' + slug(surname)
            if pid in taken: pid += '-' + slug(' '.join(w for w in ws if w != surname))[:40]
            if pid in taken: continue
        taken.add(pid)
        aliases = sorted(n for n in count if n != name and fold(n) != fold(name))
        if len(last) > 2 and a2 not in SURNAME_FIRST and a2 not in ('VN', 'MM', 'ID') and not re.search(r'\b(bin|al|Al|ibn|de|da|von|van|El|el)\b', name):
            if rewrite([fold(last[0])], rules)[0] != 'mohamed': aliases.append(last[0] + ' ' + last[-1])
        aliases = [n for n in dict.fromkeys(aliases) if not known or fold(n) not in hand_names[pid]]
        spans = defaultdict(list)
        for _, o, f, t in rows: spans[o].append((f, t))
        first = True
        for o in sorted(spans):
            merged = []
            for f, t in sorted(spans[o], key=lambda x: (x[0], x[1] or '9999')):
                if merged and (not merged[-1][1] or int(f[:4] or 0) <= int(merged[-1][1][:4]) + 4):
                    merged[-1][1] = '' if not t or not merged[-1][1] else max(t, merged[-1][1])
                else:
                    merged.append([f, t])
            if known and (pid, o) in hand_posts: merged = []
            if known and o in ('foreign minister', 'official') : merged = []
            for f, t in merged:
                out.append((pid, [pid, 'person', name if not known else '', ';'.join(aliases) if first else '', surname if first and surname != last[-1] and not known else '', ALPHA3[a2], o, f, t]))
                first = False
        if known and first and aliases:
            out.append((pid, [pid, 'person', '', ';'.join(aliases), '', ALPHA3[a2], '', '', '']))
    rows = [r for _, r in sorted(out, key=lambda x: x[0])]
    write(os.path.join(out_dir, 'persons.tsv'), ['Made by tools/make-actors.py from the gazetteer: World Factbook and congress-legislators (US public domain, CC0), offices of',
          'HistoryAtState (CC0), speakers of the UN General Debate (CC0). Public office-holders only; dates are lower bounds where the source only',
          'saw the person in office. Do not edit: corrections go into persons-hand.tsv.'], ['id', 'kind', 'name', 'aliases', 'short', 'country', 'office', 'from', 'to'], rows)

ALPHA3 = {}

def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument('gazetteer', nargs='?', default='../shared/data/gazetteer')
    p.add_argument('--iso', default='/usr/share/iso-codes/json')
    p.add_argument('--out', default='data/actors')
    a = p.parse_args()
    cs, by_name = states(a.gazetteer, a.iso, a.out)
    ALPHA3.update({a2: c['alpha3'] for a2, c in cs.items()})
    organisations(a.gazetteer, by_name, a.out)
    cities(a.gazetteer, by_name, a.out)
    persons(a.gazetteer, by_name, a.out)

if __name__ == '__main__':
    main()
