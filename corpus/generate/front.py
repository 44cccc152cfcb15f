# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages around the tables: title page, key to the ratings, paragraphs with figures in them."""
from blocks import Beside, BigFigures, Cell, Heading, PageBreak, Para, Row, Table
from facts import MONTHS, day, figure_text, period_text

FILLER = [
    'Services look at these measures with their partners each month, and agree what to do where one of them drifts.',
    'A fuller account of the work behind the figures can be had from the officers named at the end of this report.',
    'National comparisons lag behind local ones, so the periods beside them should be read before any conclusion is drawn.',
    'The programme of visits continues, and early feedback from those who took part has been good.',
    'Nothing in this report changes a decision that the council has already taken.',
    'Where a measure is new, there is nothing yet to compare it with, and the column is left without a rating.',
    'Residents told us in the autumn survey which of these matters to them, and the action plan follows that order.',
]
KEY_WORDS = {'green': 'Same or better than the comparable period, comparator or target', 'amber': 'Worse than the comparable period, comparator or target (within 2% tolerance)', 'red': 'Worse than the comparable period, comparator or target (greater than 2%)'}


def long_date(text):
    d = day(text)
    return '%d %s %d' % (d.day, MONTHS[d.month - 1], d.year)


def reported_on(facts):
    p = facts['period']
    a, b = day(p['start']), day(p['end'])
    return '%s to %s %d' % (MONTHS[a.month - 1], MONTHS[b.month - 1], b.year)


def title_page(facts, look):
    out = []
    if look.get('council_first'):
        out.append(Para(facts['authority'], bold=True))
    out += [Para(facts['committee'], bold=True), Para(long_date(facts['meeting_date'])), Heading(facts['title'], 1)] + ([Heading('%s %s' % (facts['quarter'], facts['year_label']), 2)] if 'year_label' in facts else []) + [Para(facts['author'], bold=True) if facts.get('author') else Para('')]
    if not look.get('council_first'):
        out.append(Para(facts['authority']))
    out.append(Heading('Purpose of the Report', 2))
    out.append(Para('To set out for members how the council is doing against the measures that it follows%s.' % (
        ', in and to the end of %s, %s (%s)' % (facts['quarter'].lower(), facts['year'], reported_on(facts)) if 'year' in facts and 'period' in facts else ''), number='1'))
    out.append(Heading('Background', 2))
    for k in range(3):
        out.append(Para(FILLER[(k + look.get('filler', 0)) % len(FILLER)], number=str(k + 2)))
    return out


def claims(facts, look, first=5, most=5):
    """Paragraphs that repeat figures of the tables: right ones."""
    out, n = [], first
    for g in facts['groups']:
        for q in g['questions']:
            for r in q['indicators']:
                a, b = r['latest'], r['year_earlier']
                if n - first >= most or 'value' not in a or 'value' not in b or r['unit'] not in ('percent', 'count') or a.get('count') or r['period']['kind'] == 'point':
                    continue
                v = lambda c: c['value'] + '%' if r['unit'] == 'percent' else format(int(c['value']), ',')
                which = ' (%s of %s)' % (format(a['numerator'], ','), format(a['denominator'], ',')) if a.get('numerator') else ''
                name = r['name'].replace('% of', 'the share of').replace('Percentage of', 'the share of').replace('Number of', 'the number of')
                out.append(Para('In %s, %s was %s%s, compared to %s a year earlier. %s' % (period_text(r['period'], 'tight'), name, v(a), which, v(b), FILLER[n % len(FILLER)]), number=str(n)))
                n += 1
    return [Heading('Headlines', 2)] + out


def key_to_ratings(look):
    fills = look['palette'] if look.get('colour', True) else {}
    rows = []
    for c in ('green', 'amber', 'red'):
        word = look.get('key_word', str.upper)(c) if look.get('words', True) else ''
        rows.append(Row([Cell(word, fill=fills.get(c), bold=True, align='center'), Cell(KEY_WORDS[c])]))
    return [Heading('Key to symbols', 2), Table([1, 4], [Row([Cell('Rating', bold=True), Cell('Meaning', bold=True)])], rows, width=0.8),
            Para('The North East figure is the average of the authorities within the region. Figures are compared with those of all English authorities where they are published.')]


def small_tables(small, side_by_side=False):
    """(blocks, records) of name and value tables."""
    blocks, records = [], []
    for b in small['breakdowns']:
        head = b['heading']
        blocks.append(Heading(head, 3))
        lines = b['rows'] + ([b['total']] if b['total'] else [])
        if side_by_side and not b['total']:
            half = (len(lines) + 1) // 2
            rows = []
            for k in range(half):
                pair = [lines[k], lines[k + half] if k + half < len(lines) else ('', '')]
                rows.append(Row([c for n, v in pair for c in (Cell(n), Cell(v, align='right'))]))
            blocks.append(Table([3, 1, 3, 1], [], rows, width=0.85))
        else:
            rows = [Row([Cell(n, bold=k >= len(b['rows'])), Cell(v, align='right', bold=k >= len(b['rows']))]) for k, (n, v) in enumerate(lines)]
            blocks.append(Table([3, 1], [Row([Cell('', bold=True), Cell('%' if b['unit'] == 'percent' else 'No.', bold=True, align='center')])] if b['total'] else [], rows, width=0.5))
        for n, v in lines:
            records.append(breakdown(head, n, v, b['unit']))
    return blocks, records


def breakdown(head, name, text, unit):
    bound = 'less-than' if text.startswith('<') else 'exact'
    v = float(text.strip('<%').replace(',', ''))
    o = {'measure': 'actual', 'alt_measure': ['other'], 'basis': 'latest', 'area': {'kind': 'authority'}, 'period': None, 'unit': unit, 'provisional': False,
         'value': int(v) if v == int(v) and '.' not in text else v, 'numerator': None, 'denominator': None, 'count': None, 'bound': bound, 'status': 'suppressed' if bound != 'exact' else 'reported', 'text': text}
    return {'kind': 'breakdown-row', 'indicator': {'ref': None, 'code': None, 'name': name, 'group': [head], 'unit': unit, 'per': None}, 'observations': [o], 'assessments': [], 'updated': None, 'notes': []}


def key_figures(small):
    """(blocks, records): boxes of large figures; the records are optional, since there is no table."""
    blocks, records = [Heading('Key figures', 2), Beside([[BigFigures(f['name'], [(t, c) for t, _, c in f['items']])] for f in small['figures']], [len(f['items']) for f in small['figures']])], []
    for f in small['figures']:
        obs = []
        for text, area, _ in f['items']:
            v = float(text.strip('%'))
            obs.append({'measure': 'actual', 'basis': 'latest', 'area': {'kind': area}, 'period': None, 'unit': f['unit'], 'provisional': False, 'value': int(v) if '.' not in text else v,
                        'numerator': None, 'denominator': None, 'count': None, 'bound': 'exact', 'status': 'reported', 'text': text})
        records.append({'kind': 'kpi-card', 'optional': True, 'indicator': {'ref': None, 'code': None, 'name': f['name'], 'group': [], 'unit': f['unit'], 'per': None}, 'observations': obs, 'assessments': [], 'updated': None, 'notes': []})
    return blocks, records
