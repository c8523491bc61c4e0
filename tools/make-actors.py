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
