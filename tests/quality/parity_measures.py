# SPDX-License-Identifier: GPL-3.0-or-later
"""What a scan lost against its own print (for tests/quality/parity; Python's own library only).

`lost_cells` compares two outputs of `scrutineer tables`: each figure that the print has in a table is looked for on the
scan where it must lie, and is read right there, read with another text, not there, or there in another row or column.
`score` compares records with their truth: figures and ratings found, missed and extra, as F1.
"""
import collections
import re
import unicodedata

FIGURE = re.compile(r'[^\w]{0,3}[£$€]?[-+(<>~]?\s?[£$€]?\d[\d,. ]*[%a-z)*]{0,4}')


# ------------------------------------------------------------------------------------------------------------ tables
def folded(text):
    """A text as it is compared: white space and the kinds of dashes and quotes make no difference."""
    text = unicodedata.normalize('NFKC', text or '')
    text = re.sub(r'[\u2010-\u2015\u2212]', '-', text)
    return re.sub(r'\s+', '', text)


def figures_of(text):
    """The numbers in a text as they are printed, without what stands around them."""
    return re.findall(r'\d(?:[\d,.]*\d)?', folded(text))


def is_figure(text):
    return bool(FIGURE.fullmatch((text or '').strip())) and len(text) < 16


def centre(box):
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def cells_by_page(tables):
    pages = collections.defaultdict(list)
    for number, table in enumerate(tables):
        for cell in table['cells']:
            if cell['text']:
                pages[cell['page']].append(dict(cell, table=number))
    return pages


def at(cells, box, x, y):
    """The cell whose text lies over (x, y), or the nearest that lies over the box moved there; None where there is none."""
    w, h = (box[2] - box[0]) / 2, (box[3] - box[1]) / 2
    best, share = None, 0.3
    for cell in cells:
        b = cell['bbox']
        wide, high = min(b[2], x + w) - max(b[0], x - w), min(b[3], y + h) - max(b[1], y - h)
        if wide <= 0 or high <= 0:
            continue
        part = wide * high / max(1e-9, 4 * w * h)
        if part > share:
            best, share = cell, part
    return best


def neighbours(table_cells):
    """For each cell the next with a text to its right and the next below it, by the identity of the cell."""
    rows, cols = collections.defaultdict(list), collections.defaultdict(list)
    for c in table_cells:
        for r in range(c['row'], c['row'] + c['row_span']):
            rows[r].append(c)
        for k in range(c['col'], c['col'] + c['col_span']):
            cols[k].append(c)
    right, below = {}, {}
    for c in table_cells:
        after = [o for o in rows[c['row']] if o['col'] >= c['col'] + c['col_span']]
        under = [o for o in cols[c['col']] if o['row'] >= c['row'] + c['row_span']]
        right[id(c)] = min(after, key=lambda o: o['col'], default=None)
        below[id(c)] = min(under, key=lambda o: o['row'], default=None)
    return right, below


def share_span(a, b, along):
    other = 'col' if along == 'row' else 'row'
    spans = [(c[along], c[along] + c[along + '_span']) for c in (a, b)]
    return (a['table'] == b['table'] and max(s[0] for s in spans) < min(s[1] for s in spans) and a[other] + a[other + '_span'] <= b[other])


def judged(cell, found, beside):
    """right, or how a figure of the print was lost on the scan; `beside`: what was found where its neighbours stand."""
    if found is None:
        return 'lost'
    if folded(found['text']) != folded(cell['text']):
        want, got = collections.Counter(figures_of(cell['text'])), collections.Counter(figures_of(found['text']))
        if want == got:
            return 'sign'
        return 'moved' if not want - got else 'wrong'
    return 'right' if all(b is None or share_span(found, b, along) for b, along in beside) else 'moved'


def lost_cells(printed, scanned, places):
    """Counts of the print's figures on the scan: right, wrong (other digits), sign (the digits, but another sign, bracket or
    unit), lost (nothing there), moved (in another row or column, or in one cell with others), with examples. `places`: for each page of the print the page of the scan and where a place of it lies there."""
    count, examples = collections.Counter(), []
    scan_pages = cells_by_page(scanned)
    for page, cells in cells_by_page(printed).items():
        if page not in places:
            continue
        scan_page, place = places[page]
        there = {id(c): at(scan_pages[scan_page], c['bbox'], *place(*centre(c['bbox']))) for c in cells}
        by_table = collections.defaultdict(list)
        for c in cells:
            by_table[c['table']].append(c)
        for members in by_table.values():
            right, below = neighbours(members)
            for c in members:
                if not is_figure(c['text']):
                    continue
                found = there[id(c)]
                beside = [(there.get(id(o)), along) for o, along in ((right[id(c)], 'row'), (below[id(c)], 'col')) if o is not None]
                what = judged(c, found, beside)
                count[what] += 1
                if what != 'right':
                    examples.append((page, what, c['text'], found['text'] if found else None, [round(v) for v in c['bbox']]))
    return count, examples


# ----------------------------------------------------------------------------------------------------------- records
def letters(record):
    name = '  ' + re.sub(r'[^a-z0-9%]+', ' ', (record['indicator'].get('name') or '').lower()).strip() + ' '
    return {name[i:i + 3] for i in range(len(name) - 2)}


def values(record):
    return {o.get('value') for o in record['observations'] if o.get('value') is not None}


def pairs(truth, found):
    """Each record of the truth with the found one that is most like it by name, code, group and figures, each once."""
    likeness, named = [], [letters(f) for f in found]
    for i, t in enumerate(truth):
        name, figures = letters(t), values(t)
        for j, f in enumerate(found):
            share = 2 * len(name & named[j]) / max(1, len(name) + len(named[j]))
            same_code = any(t['indicator'].get(k) and t['indicator'].get(k) == f['indicator'].get(k) for k in ('ref', 'code'))
            if share < (0.4 if same_code else 0.6):
                continue
            mine = values(f)
            group = [g['indicator'].get('group') or [''] for g in (t, f)]
            share += 0.6 * len(figures & mine) / max(1, len(figures | mine)) + 0.4 * same_code + 0.15 * (group[0][-1:] == group[1][-1:])
            likeness.append((-share, abs(i - j), i, j))
    left, right = set(), set()
    for _, _, i, j in sorted(likeness):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            yield truth[i], found[j]


def allowed(want, got, others):
    return want == got or got in (others or ()) or '*' in (others or ())


def same_figure(t, d):
    area, other = t.get('area') or {}, d.get('area') or {}
    if t.get('measure') != 'other' and not allowed(t.get('measure'), d.get('measure'), t.get('alt_measure')):
        return False
    if not allowed(t.get('basis'), d.get('basis'), t.get('alt_basis')) or not allowed(area.get('kind'), other.get('kind'), area.get('alt')):
        return False
    if t.get('value') is None or d.get('value') is None:
        return t.get('value') is d.get('value') and t.get('status') == d.get('status')
    return abs(t['value'] - d['value']) <= 1e-11 * max(1, abs(t['value'])) and (t.get('bound') or 'exact') == (d.get('bound') or 'exact')


def same_rating(t, d):
    return (t.get('against'), t.get('rating')) == (d.get('against'), d.get('rating'))


def tally(truth, found, same):
    """Found, missed and extra; what the truth marks optional is neither rewarded nor missed."""
    free, missed = list(found), 0
    for t in sorted(truth, key=lambda t: bool(t.get('optional'))):
        match = next((d for d in free if same(t, d)), None)
        if match is not None:
            free.remove(match)
        elif not t.get('optional'):
            missed += 1
    needed = sum(not t.get('optional') for t in truth)
    optional = sum(bool(t.get('optional')) for t in truth)
    return collections.Counter(found=needed - missed, missed=missed, extra=max(0, len(free) - optional))


def score(truth, found, colours=True):
    """Counts of records, figures and ratings. Without `colours` only ratings given in words are asked for."""
    counts = {k: collections.Counter() for k in ('records', 'figures', 'ratings')}
    rated = lambda r: [a for a in r['assessments'] if colours or a['evidence'] == 'text']
    taken_truth, taken = set(), set()
    for t, f in pairs(truth, found):
        taken_truth.add(id(t))
        taken.add(id(f))
        if t.get('optional'):
            continue
        counts['records']['found'] += 1
        counts['figures'] += tally(t['observations'], f['observations'], same_figure)
        counts['ratings'] += tally(rated(t), rated(f), same_rating)
    for kind, records, done in (('missed', truth, taken_truth), ('extra', found, taken)):
        for r in records:
            if id(r) in done or r.get('optional'):
                continue
            counts['records'][kind] += 1
            counts['figures'][kind] += sum(not o.get('optional') for o in r['observations'])
            counts['ratings'][kind] += sum(not a.get('optional') for a in rated(r))
    return counts


def f1(count):
    all_of = 2 * count['found'] + count['missed'] + count['extra']
    return 2 * count['found'] / all_of if all_of else None
