#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plants errors in correct papers and counts how many of them `scrutineer validate` finds.

The papers of the corpus are correct by how they are made: their figures come from corpus/facts, their ratings and
totals are worked out. Each run takes their datasets, changes some figures as a person who types would (two digits
swapped, a digit wrong, a rating of another colour, a total off …), and holds what validate finds against what was
planted. Printed text and value are changed together, as they would be on the page.

What a rule can see: an error counts where the paper prints all that the rule needs, and where the change is beyond
what the printed digits allow. That is worked out here anew, and not asked of the program:
- fraction: a percentage printed with its fraction, changed by more than rounding;
- total, variance: a figure of a table with a Total row (a variance), changed by more than the rounding of its rows;
- change: a column of movements between two printed balances, changed by more than rounding;
- cumulative: a month or the year to date of a count whose months make the year's figure;
- rating: a paper with a key, both figures printed, and a colour that neither "2% of it" nor "2 points" allows given
  which way is better (corpus/facts say so), where at least two other ratings of the row or of the indicator in the
  other papers show that to a reader;
- range: a share printed beyond 100%, a number of things with a decimal point;
- same-figure: an indicator printed again on another page with another figure;
- restated: what a later paper says of an earlier period, changed (a revision).

    tests/validate/plant_errors.py --program build/scrutineer --papers corpus/papers --facts corpus/facts --runs 40
"""
import argparse
import copy
import glob
import json
import os
import random
import re
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict

NUMBER = re.compile(r'(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?')
LIGHTS = ('green', 'amber', 'red')
RULES = ('fraction', 'total', 'variance', 'change', 'cumulative', 'rating', 'range', 'same-figure', 'restated')


# --- figures ---------------------------------------------------------------------------------------------------------

def printed(o):
    """(match, number, decimals, scale) of an observation's value in its text, or None."""
    if o['value'] is None or o['bound'] != 'exact' or o['status'] != 'reported':
        return None
    for m in NUMBER.finditer(o['text']):
        number = float(m.group().replace(',', ''))
        for scale in (1, 1e3, 1e6):
            if abs(number * scale - abs(o['value'])) < 1e-6 * max(1, abs(o['value'])):
                return m, number, len(m.group(2) or '.') - 1, scale
    return None


def half_unit(o):
    p = printed(o)
    return 0.5 * 10 ** -p[2] * p[3] if p else 0


def set_number(o, text, number):
    """Puts another number in the place of the printed one."""
    m, old, _, scale = printed(o)
    sign = -1 if o['value'] < 0 else 1
    o['text'] = o['text'][:m.start()] + text + o['text'][m.end():]
    o['value'] = sign * number * scale


def mistyped(rng, o):
    """(text, number) as a person might mistype the figure: two digits swapped, one wrong, one left out or doubled."""
    m, old, decimals, _ = printed(o)
    digits = m.group().replace(',', '')
    places = [i for i, c in enumerate(digits) if c.isdigit()]
    for _ in range(20):
        typed = list(digits)
        how = rng.choice(('swap', 'swap', 'digit', 'digit', 'drop', 'double'))
        i = rng.randrange(len(places))
        if how == 'swap' and len(places) > 1:
            i = rng.randrange(len(places) - 1)
            a, b = places[i], places[i + 1]
            typed[a], typed[b] = typed[b], typed[a]
        elif how == 'digit':
            typed[places[i]] = rng.choice('0123456789')
        elif how == 'drop' and len(places) > 2:
            del typed[places[i]]
        elif how == 'double':
            typed.insert(places[i], typed[places[i]])
        text = ''.join(typed)
        if not NUMBER.fullmatch(text) or (text.startswith('0') and not text.startswith('0.') and text != '0'):
            continue
        if len(text.split('.')[1] if '.' in text else '') != decimals or float(text) == old:
            continue
        number = float(text)
        if ',' in m.group():
            whole, _, part = text.partition('.')
            text = '{:,}'.format(int(whole)) + ('.' + part if part else '')
        return text, number
    return None


# --- what can be planted ---------------------------------------------------------------------------------------------

class Planter:
    def __init__(self, datasets, better, rng):
        self.datasets = datasets
        self.better = better
        self.rng = rng
        self.planted = []  # (rule, ids of records that a finding may name, paper, what)
        self.used = set()  # what must stay as it is, so that one error does not hide or mend another

    def free(self, *keys):
        return not any(k in self.used for k in keys)

    def note(self, rule, records, paper, what, *keys):
        self.planted.append((rule, set(records), paper, what))
        self.used.update(keys)

    def records(self):
        for paper, d in self.datasets.items():
            for r in d['records']:
                yield paper, d, r

    def choose(self, candidates, count, plant):
        candidates = list(candidates)
        self.rng.shuffle(candidates)
        done = 0
        for c in candidates:
            if done == count:
                return
            if plant(c):
                done += 1

    # Each finds its places, and plants in some of them.

    def fraction(self, count):
        def places():
            for paper, _, r in self.records():
                for o in r['observations']:
                    if o['unit'] == 'percent' and o['denominator'] and o['numerator'] is not None and printed(o):
                        yield paper, r, o

        def plant(c):
            paper, r, o = c
            typed = mistyped(self.rng, o)
            if not self.free(r['id']) or not typed:
                return False
            if abs(100 * o['numerator'] / o['denominator'] - typed[1]) <= half_unit(o) + 1e-9:
                return False
            before = o['text']
            set_number(o, *typed)
            self.note('fraction', [r['id']], paper, before + ' -> ' + o['text'], r['id'])
            return True

        self.choose(places(), count, plant)

    @staticmethod
    def tables(d, kind):
        tables = defaultdict(list)
        for r in d['records']:
            if r['kind'] == kind:
                tables[(r['source']['page'], r['source']['table'])].append(r)
        return tables.values()

    def total(self, count):
        def places():
            for paper, d in self.datasets.items():
                for kind in ('finance-row', 'breakdown-row'):
                    for rows in self.tables(d, kind):
                        if re.match(r'(?i)total', rows[-1]['indicator']['name']) and len(rows) > 3:
                            if not any(re.search(r'(?i)total', r['indicator']['name']) for r in rows[:-1]):
                                yield paper, rows

        def plant(c):
            paper, rows = c
            key = 'table' + rows[0]['id']
            # Variances of a table belong to another rule.
            row = self.rng.choice(rows + [rows[-1]] * len(rows))
            cells = [o for o in row['observations']
                     if printed(o) and o['measure'] not in ('variance', 'movement') and o['unit'] != 'percent']
            if not cells or not self.free(key):
                return False
            o = self.rng.choice(cells)
            typed = mistyped(self.rng, o)
            if not typed:
                return False
            column = [x for r in rows for x in r['observations'] if x['label'] == o['label'] and x['value'] is not None]
            if len(column) < len(rows):
                return False  # a blank: what it stands for is not known
            total = [x for x in rows[-1]['observations'] if x['label'] == o['label']][0]
            slack = 0 if o['unit'] == 'count' else sum(half_unit(x) or half_unit(o) for x in column)
            before, value = o['text'], o['value']
            set_number(o, *typed)
            off = total['value'] - sum(x['value'] for x in column if x is not total)
            if abs(off) <= slack + 1e-6:
                m = printed(o)[0]
                o['text'], o['value'] = before, value
                return False
            self.note('total', [r['id'] for r in rows], paper, before + ' -> ' + o['text'], key)
            return True

        self.choose(places(), count, plant)

    def variance(self, count):
        def places():
            for paper, d in self.datasets.items():
                for rows in self.tables(d, 'finance-row'):
                    for r in rows:
                        if 'otal' in r['indicator']['name']:
                            continue
                        for o in r['observations']:
                            # A second one has items in it that not every paper prints.
                            if o['measure'] == 'variance':
                                if printed(o):
                                    yield paper, rows, r, o
                                break

        def plant(c):
            paper, rows, r, o = c
            key = 'table' + rows[0]['id']
            levels = [x for x in r['observations'] if x['measure'] in ('budget', 'forecast', 'outturn') and printed(x)]
            typed = mistyped(self.rng, o)
            if not typed or not self.free(key) or len(levels) != 2:
                return False
            slack = sum(half_unit(x) for x in levels) + half_unit(o)
            scale = printed(o)[3]
            gap = abs(levels[0]['value'] - levels[1]['value'])
            if abs(abs(o['value']) - gap) > slack or abs(typed[1] * scale - gap) <= slack:
                return False
            before = o['text']
            set_number(o, *typed)
            self.note('variance', [r['id']], paper, before + ' -> ' + o['text'], key)
            return True

        self.choose(places(), count, plant)

    def change(self, count):
        def places():
            for paper, d in self.datasets.items():
                for rows in self.tables(d, 'finance-row'):
                    for r in rows:
                        moved = [o for o in r['observations'] if o['measure'] == 'movement' and printed(o)]
                        balances = [o for o in r['observations'] if o['measure'] == 'balance' and printed(o)]
                        if len(moved) == 1 and len(balances) == 2 and len(rows) > 4:
                            yield paper, rows, r, moved[0], balances

        def plant(c):
            paper, rows, r, o, (before, after) = c
            key = 'table' + rows[0]['id']
            typed = mistyped(self.rng, o)
            slack = half_unit(before) + half_unit(after) + half_unit(o)
            if not typed or not self.free(key) or abs(after['value'] - before['value'] - o['value']) > slack:
                return False
            text, value = o['text'], o['value']
            set_number(o, *typed)
            if abs(o['value'] - value) <= slack:
                o['text'], o['value'] = text, value
                return False
            self.note('change', [r['id']], paper, text + ' -> ' + o['text'], key)
            return True

        self.choose(places(), count, plant)

    def cumulative(self, count):
        def places():
            for paper, _, r in self.records():
                if r['kind'] != 'kpi-series' or r['indicator']['unit'] != 'count':
                    continue
                months = [o for o in r['observations'] if o['basis'] == 'series']
                years = [o for o in r['observations'] if o['basis'] == 'year-to-date']
                if len(years) == 1 and len(months) > 1 and all(printed(o) for o in months + years):
                    if sum(o['value'] for o in months) == years[0]['value']:
                        yield paper, r, months, years[0]

        def plant(c):
            paper, r, months, year = c
            o = self.rng.choice(months + [year] * len(months))
            typed = mistyped(self.rng, o)
            if not typed or not self.free(r['id']):
                return False
            before = o['text']
            set_number(o, *typed)
            self.note('cumulative', [r['id']], paper, before + ' -> ' + o['text'], r['id'])
            return True

        self.choose(places(), count, plant)

    @staticmethod
    def compared(r, against):
        wanted = {'target': ('target', 'latest', 'authority'), 'year-earlier': ('actual', 'year-earlier', 'authority'),
                  'england': ('actual', 'latest', 'country'), 'region': ('actual', 'latest', 'region'),
                  'neighbours': ('actual', 'latest', 'neighbours')}.get(against)
        found = [o for o in r['observations'] if (o['measure'], o['basis'], o['area']['kind']) == wanted and printed(o)]
        return found[0] if len(found) == 1 else None

    @staticmethod
    def colours(a, b, better):
        """The colours that the key may mean for a against b as printed, by either reading of 2%."""
        out = set()
        ha = 0 if a['unit'] == 'count' else half_unit(a)
        hb = 0 if a['unit'] == 'count' else half_unit(b)
        for x in (a['value'] - ha, a['value'], a['value'] + ha):
            for y in (b['value'] - hb, b['value'], b['value'] + hb):
                worse = (y - x) if better == 'higher' else (x - y)
                readings = [100 * worse / abs(y)] if y else [0 if worse == 0 else 1e9 * (1 if worse > 0 else -1)]
                if a['unit'] == 'percent':
                    readings.append(worse)
                for w in readings:
                    out.add('green' if w <= 1e-9 else 'amber' if w <= 2 + 1e-9 else 'red')
                    if abs(w - 2) < 1e-6:
                        out.add('red')
        return out

    def telling(self, r, skip=None):
        """How many ratings of the row say which way is better: the other way would forbid them."""
        better = self.better.get(r['indicator']['name'].lower())
        own = [o for o in r['observations']
               if (o['measure'], o['basis'], o['area']['kind']) == ('actual', 'latest', 'authority') and printed(o)]
        if better not in ('higher', 'lower') or len(own) != 1:
            return 0
        other = 'lower' if better == 'higher' else 'higher'
        number = 0
        for s in r['assessments']:
            b = self.compared(r, s['against'])
            if s is not skip and b and s['rating'] in LIGHTS and s['rating'] not in self.colours(own[0], b, other):
                number += 1
        return number

    def rating(self, count):
        by_name = defaultdict(list)
        for paper, d, r in self.records():
            if d['documents'][0]['key']:
                by_name[r['indicator']['name'].lower()].append(r)

        def places():
            for paper, d, r in self.records():
                if d['documents'][0]['key'] and not any('loor' in k['text'] for k in d['documents'][0]['key']):
                    for s in r['assessments']:
                        if s['rating'] in LIGHTS:
                            yield paper, r, s

        def plant(c):
            paper, r, s = c
            name = r['indicator']['name'].lower()
            better = self.better.get(name)
            own = [o for o in r['observations']
                   if (o['measure'], o['basis'], o['area']['kind']) == ('actual', 'latest', 'authority') and printed(o)]
            other = self.compared(r, s['against'])
            if better not in ('higher', 'lower') or len(own) != 1 or not other or other['unit'] != own[0]['unit']:
                return False
            wrong = [c for c in LIGHTS if c not in self.colours(own[0], other, better)]
            seen = sum(self.telling(x, s) for x in by_name[name])
            if not wrong or not self.free('name' + name) or seen < 2:
                return False
            before, s['rating'] = s['rating'], self.rng.choice(wrong)
            if s['text']:
                s['text'] = s['rating'].upper()
            self.note('rating', [r['id']], paper, before + ' -> ' + s['rating'], r['id'], 'name' + name)
            return True

        self.choose(places(), count, plant)

    def range(self, count):
        def places():
            for paper, _, r in self.records():
                name = r['indicator']['name']
                for o in r['observations']:
                    if o['measure'] != 'actual' or not printed(o) or o['denominator']:
                        continue
                    if o['unit'] == 'percent' and re.match(r'(?i)(%|percentage|proportion) of', name):
                        yield paper, r, o, 'share'
                    if o['unit'] == 'count' and re.match(r'(?i)number of', name) and o['area']['kind'] == 'authority':
                        if not re.search(r'(?i)day|hour|average|rate|per ', name):
                            yield paper, r, o, 'number'

        def plant(c):
            paper, r, o, what = c
            if not self.free(r['id'], 'name' + r['indicator']['name'].lower()):
                return False
            m, number, decimals, _ = printed(o)
            if what == 'share':
                text = m.group().replace('.', '') if decimals else m.group() + self.rng.choice('0123456789')
            else:
                text = m.group().replace(',', '')
                if len(text) < 2 or r['kind'] == 'kpi-series':
                    return False
                text = text[:-1] + '.' + self.rng.choice('123456789')
            if what == 'share' and float(text) <= 100:
                return False
            before = o['text']
            set_number(o, text, float(text))
            self.note('range', [r['id']], paper, before + ' -> ' + o['text'], r['id'],
                      'name' + r['indicator']['name'].lower())
            return True

        self.choose(places(), count, plant)

    def same_figure(self, count):
        def places():
            for paper, d, r in self.records():
                for i, o in enumerate(r['observations']):
                    if r['kind'] in ('kpi-row', 'kpi-card') and printed(o) and o['period'] and o['period']['start']:
                        if (o['measure'], o['basis'], o['area']['kind']) == ('actual', 'latest', 'authority'):
                            if len(r['indicator']['name'].split()) >= 5:
                                yield paper, d, r, i

        def plant(c):
            paper, d, r, i = c
            again = copy.deepcopy(r)
            typed = mistyped(self.rng, again['observations'][i])
            if not typed or not self.free(r['id'], 'name' + r['indicator']['name'].lower()):
                return False
            if sum(x['indicator']['name'] == r['indicator']['name'] for x in d['records']) > 1:
                return False
            again['id'] = 'again-' + r['id']
            again['source']['page'] += 1
            again['source']['table'] += 50
            again['assessments'] = []
            again['observations'] = [again['observations'][i]]
            o = again['observations'][0]
            before = o['text']
            set_number(o, *typed)
            if abs(o['value'] - r['observations'][i]['value']) < 1e-9:
                return False
            d['records'].append(again)
            self.note('same-figure', [again['id'], r['id']], paper, before + ' -> ' + o['text'], r['id'],
                      'name' + r['indicator']['name'].lower())
            return True

        self.choose(places(), count, plant)

    def restated(self, count):
        """A figure of the past that two papers print alike: changed in the later one."""
        figures = defaultdict(list)
        for paper, d, r in self.records():
            document = d['documents'][0]
            if not document['meeting_date'] or not document['authority']['name']:
                continue
            for o in r['observations']:
                if o['measure'] == 'actual' and o['area']['kind'] == 'authority' and o['period'] and printed(o):
                    if o['period']['start'] and r['kind'] in ('kpi-row', 'kpi-card', 'kpi-series'):
                        if o['basis'] in ('latest', 'year-earlier', 'annual'):
                            key = (document['authority']['name'], r['indicator']['name'].lower(), o['unit'],
                                   o['period']['start'], o['period']['end'])
                            figures[key].append((document['meeting_date'], paper, r, o))

        def places():
            for key, found in figures.items():
                found.sort(key=lambda f: f[0])
                if len({f[0] for f in found}) == 2 and len(found) == 2 and found[0][3]['text'] == found[1][3]['text']:
                    if len(key[1].split()) >= 5:
                        yield found

        def plant(found):
            _, paper, r, o = found[1]
            typed = mistyped(self.rng, o)
            name = 'name' + r['indicator']['name'].lower()
            if not typed or not self.free(r['id'], name):
                return False
            before = o['text']
            set_number(o, *typed)
            self.note('restated', [r['id']], paper, before + ' -> ' + o['text'], r['id'], name)
            return True

        self.choose(places(), count, plant)


# --- runs ------------------------------------------------------------------------------------------------------------

def read(program, papers):
    datasets = {}
    for paper in sorted(glob.glob(os.path.join(papers, '*.pdf'))):
        done = subprocess.run([program, 'extract', '-q', paper], capture_output=True)
        if done.returncode != 0:
            sys.exit('cannot read ' + paper)
        datasets[os.path.basename(paper)] = json.loads(done.stdout)
    return datasets


def which_way(facts):
    better = {}

    def walk(x):
        if isinstance(x, dict):
            if 'better' in x and 'name' in x:
                better[x['name'].lower()] = x['better']
            for v in x.values():
                walk(v)
        elif isinstance(x, list):
            for v in x:
                walk(v)

    for path in sorted(glob.glob(os.path.join(facts, '*.json'))):
        with open(path) as f:
            walk(json.load(f))
    return better


def validate(program, datasets):
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for name, d in datasets.items():
            files.append(os.path.join(folder, name + '.json'))
            with open(files[-1], 'w') as f:
                json.dump(d, f)
        done = subprocess.run([program, 'validate', '-q', '--format', 'json'] + files, capture_output=True)
        if done.returncode not in (0, 1):
            sys.exit(done.stderr.decode())
        return json.loads(done.stdout)['findings']


def key(finding):
    return (finding['rule'], finding['verdict'], tuple(sorted(finding['records'])), finding['explanation'])


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument('--program', required=True)
    options.add_argument('--papers', required=True)
    options.add_argument('--facts', required=True)
    options.add_argument('--runs', type=int, default=40)
    options.add_argument('--per-run', type=int, default=6, help='errors of each rule in a run, at most')
    options.add_argument('--seed', type=int, default=1)
    options.add_argument('--missed', action='store_true', help='print what was not found')
    options.add_argument('--least', type=float, help='fail where less of all was found, in per cent')
    options.add_argument('--most-false', type=float, help='fail on more false alarms per 1,000 figures')
    a = options.parse_args()

    correct = read(a.program, a.papers)
    better = which_way(a.facts)
    figures = sum(len(r['observations']) for d in correct.values() for r in d['records'])
    untouched = [f for f in validate(a.program, correct) if f['verdict'] == 'contradiction']
    # Together the corpus's papers tell of one another: its figures of past years are drawn anew for each paper.
    known = {key(f) for f in validate(a.program, correct)}

    rng = random.Random(a.seed)
    seen, found, same_rule, extra = Counter(), Counter(), Counter(), Counter()
    for _ in range(a.runs):
        planter = Planter(copy.deepcopy(correct), better, rng)
        for rule in RULES:
            getattr(planter, rule.replace('-', '_'))(a.per_run)
        findings = [f for f in validate(a.program, planter.datasets)
                    if f['verdict'] != 'cannot-tell' and key(f) not in known]
        answered = set()
        for rule, records, paper, what in planter.planted:
            hits = [i for i, f in enumerate(findings) if records & set(f['records'])]
            seen[rule] += 1
            if hits:
                found[rule] += 1
            if any(findings[i]['rule'] == rule for i in hits):
                same_rule[rule] += 1
            elif a.missed:
                print('missed', rule, paper, what, sorted(records)[:1], [findings[i]['rule'] for i in hits])
            answered.update(hits)
        for i, f in enumerate(findings):
            if i not in answered:
                extra[f['rule']] += 1
                if a.missed:
                    print('extra', f['rule'], f['verdict'], f['explanation'])

    print('%d papers, %d figures, %d runs' % (len(correct), figures, a.runs))
    print('%-12s %8s %8s %8s %10s %12s' % ('rule', 'planted', 'found', '%', 'by itself', 'elsewhere'))
    for rule in RULES:
        if seen[rule]:
            print('%-12s %8d %8d %8.1f %10d %12d' % (rule, seen[rule], found[rule], 100 * found[rule] / seen[rule],
                                                      same_rule[rule], extra[rule]))
    share = 100 * sum(found.values()) / max(1, sum(seen.values()))
    rate = 1000 * len(untouched) / figures
    print('%-12s %8d %8d %8.1f %10d %12d' % ('all', sum(seen.values()), sum(found.values()), share,
                                              sum(same_rule.values()), sum(extra.values())))
    print('untouched papers: %d contradictions, %.2f per 1,000 figures' % (len(untouched), rate))
    for f in untouched:
        print('  ', f['rule'], f['explanation'])
    if a.least is not None and share < a.least:
        sys.exit('less than %g%% found' % a.least)
    if a.least is not None and set(seen) != set(RULES):
        sys.exit('nothing could be planted for ' + ', '.join(sorted(set(RULES) - set(seen))))
    if a.most_false is not None and rate > a.most_false:
        sys.exit('more than %g false alarms per 1,000 figures' % a.most_false)


if __name__ == '__main__':
    main()
