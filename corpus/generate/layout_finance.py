# SPDX-License-Identifier: GPL-3.0-or-later
"""Budget tables: spending by type and by service in £000, adjustments, reserves in £, capital programme."""
from blocks import Cell, Heading, PageBreak, Para, Row, Table
from facts import day
from front import FILLER, long_date, title_page


def money(v, look):
    if v == 0:
        return look.get('nil', '-')
    t = format(abs(v), ',')
    return ('(%s)' % t if look.get('negative', 'brackets') == 'brackets' else '-' + t) if v < 0 else t


def build(facts, look, layout):
    year, end = facts['year'], day(facts['year_end'])
    first = int(year[:4])
    fy = dict(label=year, kind='financial-year', start='%d-04-01' % first, end='%d-03-31' % (first + 1))
    next_fy = dict(label='%d/%02d' % (first + 1, (first + 2) % 100), kind='financial-year', start='%d-04-01' % (first + 1), end='%d-03-31' % (first + 2))
    ytd = dict(label=long_date(facts['year_end']), kind='range', start=fy['start'], end=facts['year_end'])
    at = lambda y: dict(label='31 March %d' % y, kind='point', start='%d-03-31' % y, end='%d-03-31' % y)
    unit_row = look.get('unit_row', '£000')
    records, blocks = [], title_page(facts, look)
    title = facts['title']
    h = lambda t, **kw: Cell(t, bold=True, align='center', **kw)

    def record(name, group, cells):
        """cells: (measure, basis, period, label, value, printed, factor)"""
        obs = []
        for measure, basis, period, label, v, text, factor in cells:
            obs.append({'measure': measure, 'alt_measure': ['*'] if measure == 'other' else ['outturn', 'other'] if measure == 'forecast' else ['other'], 'basis': basis, 'alt_basis': ['*'], 'label': label,
                        'area': {'kind': 'authority'}, 'period': period, 'unit': 'currency', 'provisional': False, 'value': v * factor, 'numerator': None, 'denominator': None, 'count': None,
                        'bound': 'exact', 'status': 'reported', 'text': text})
        records.append({'kind': 'finance-row', 'indicator': {'ref': None, 'code': None, 'name': name, 'group': [title] + group, 'unit': 'currency', 'per': None}, 'observations': obs, 'assessments': [], 'updated': None, 'notes': []})

    columns = [('budget', 'budget', 'latest', fy, 'Revised Annual Budget'), ('ytd', 'actual', 'year-to-date', ytd, 'YTD Actual'), ('forecast', 'forecast', 'latest', fy, 'Forecast Outturn'),
               ('variance', 'variance', 'latest', fy, 'Variance'), ('outside', 'other', 'latest', fy, 'Items Outside Cash Limit'), ('reserves', 'movement', 'latest', fy, 'Cont. To / (From) Reserves'),
               ('cash_limit', 'variance', 'latest', fy, 'Cash Limit Variance')]
    columns = [c for c in columns if c[0] in look.get('columns', [c[0] for c in columns])]

    def head(first_heading, labels, unit):
        if unit is None:
            return [Row([h(first_heading)] + [h(x) for x in labels])]
        if unit.startswith('in '):                                  # within each heading
            return [Row([h(first_heading)] + [h(x + ' ' + unit[3:]) for x in labels])]
        return [Row([h(first_heading, rowspan=2)] + [h(x) for x in labels]), Row([h(unit) for _ in labels])]

    def line(r, group, kind='body'):
        cells, out = [], [Cell(r['name'], bold=kind == 'total')]
        for key, measure, basis, period, label in columns:
            text = money(r[key], look)
            cells.append((measure, basis, period, label, r[key], text, 1000))
            out.append(Cell(text, align='right', bold=kind == 'total'))
        record(r['name'], group, cells)
        return Row(out, kind=kind)

    # Adjustments to the budget.
    a = facts['adjustments']
    blocks.append(Para('The original budget has been revised by the adjustments in the table below:', number='5'))
    rows = []
    def single(name, v, group, bold=False):
        text = money(v, look)
        record(name, group, [('other', 'latest', fy, "£'000", v, text, 1000)])
        rows.append(Row([Cell(name, bold=bold), Cell(text, align='right', bold=bold)], kind='total' if bold else 'body'))
    single('Original Budget', a['original'], ['Background'])
    rows.append(Row([Cell('Reason For Adjustment', colspan=2, bold=True)], kind='subheading'))
    for r in a['rows']:
        single(r['name'], r['amount'], ['Background', 'Reason For Adjustment'])
    single('Revised Budget', a['revised'], ['Background', 'Reason For Adjustment'], True)
    blocks.append(Table([4, 1], [Row([Cell('Reason For Adjustment', bold=True), h("£'000")])], rows, width=0.65))

    # By type and by service.
    blocks += [PageBreak(look.get('table_pages', 'portrait')), Heading('Revenue Outturn', 2), Para(FILLER[1], number='6'), Heading('Subjective Analysis (Type of Expenditure)', 3)]
    labels = [c[4] for c in columns]
    widths = [5] + [2.2] * len(columns)
    rows = [line(r, ['Revenue Outturn', 'Subjective Analysis (Type of Expenditure)'], 'total' if r['name'] == 'TOTAL' else 'body') for r in facts['types']]
    blocks.append(Table(widths, head('', labels, unit_row), rows, size=look.get('table_size')))
    blocks += [Para(FILLER[2], number='7'), Heading('Analysis by Head of Service Area', 3)]
    rows, breaks = [], []
    for k, area in enumerate(facts['areas']):
        if k == look.get('break_at'):
            breaks.append(len(rows))
        rows.append(Row([Cell(area['heading'], bold=True, colspan=1 + len(columns))], kind='subheading'))
        rows += [line(r, ['Revenue Outturn', area['heading']]) for r in area['rows']]
        rows.append(line(area['subtotal'], ['Revenue Outturn', area['heading']], 'total'))
    rows.append(line(facts['areas_total'], ['Revenue Outturn', 'Analysis by Head of Service Area'], 'total'))
    records[-1]['indicator'].pop('group')                       # the paper does not say which heading a grand total stands under
    blocks.append(Table(widths, head('', labels, unit_row), rows, breaks=tuple(breaks), continued=look.get('continued', 'repeat'), size=look.get('table_size')))

    # Commentary: prose in the middle column.
    blocks.append(Para('The table below comments on the larger cash limit variances:', number='8'))
    rows = []
    for area in facts['areas']:
        rows.append(Row([Cell(area['heading'], bold=True, colspan=3)], kind='subheading'))
        for k, r in enumerate(area['rows'][:3]):
            text = money(r['cash_limit'], look)
            what = 'On budget.' if r['cash_limit'] == 0 else '%s by £%sK, which is mostly staffing. %s' % ('Over budget' if r['cash_limit'] > 0 else 'Under budget', format(abs(r['cash_limit']), ','), FILLER[k])
            record(r['name'], ['Revenue Outturn', area['heading']], [('variance', 'latest', fy, 'Cash limit Variance £000', r['cash_limit'], text, 1000)])
            rows.append(Row([Cell(r['name']), Cell(what), Cell(text, align='right')]))
    blocks.append(Table([3, 8, 2], [Row([h('Service Area'), h('Description'), h('Cash limit Variance £000')])], rows))

    # Balances, in pounds.
    blocks += [PageBreak('portrait'), Heading('Reserves', 2), Para('Reserves and loans moved in the year as follows:', number='9')]
    rows = []
    for r in facts['balances']:
        tot = r['name'] == 'Total'
        texts = [money(r[k], look) for k in ('opening', 'movement', 'closing')]
        record(r['name'], ['Reserves'], [('balance', 'previous', at(first - 1), '31 March %d £' % (first - 1), r['opening'], texts[0], 1), ('movement', 'latest', dict(label='%d/%02d' % (first - 1, first % 100), kind='financial-year', start='%d-04-01' % (first - 1), end='%d-03-31' % first), 'Movement £', r['movement'], texts[1], 1),
                                         ('balance', 'latest', at(first), '31 March %d £' % first, r['closing'], texts[2], 1)])
        rows.append(Row([Cell(r['name'], bold=tot)] + [Cell(t, align='right', bold=tot) for t in texts], kind='total' if tot else 'body'))
    blocks.append(Table([4, 2, 2, 2], [Row([h(''), h('31 March %d £' % (first - 1)), h('Movement £'), h('31 March %d £' % first)])], rows, width=0.8))
    blocks += [Heading('Capital Programme', 2), Para('Spending on capital schemes to the end of %s is shown below.' % long_date(facts['year_end']).split(' ', 1)[1].split(' ')[0], number='10')]
    rows = []
    for r in facts['capital']:
        tot = r['name'] == 'Total'
        texts = [money(r[k], look) for k in ('spent', 'budget', 'next_budget', 'total')]
        record(r['name'], ['Capital Programme'], [('actual', 'year-to-date', ytd, 'Actual %s' % end.strftime('%d/%m/%Y'), r['spent'], texts[0], 1000), ('budget', 'latest', fy, 'Current %s Budget' % year.replace('/', '-'), r['budget'], texts[1], 1000),
                                                  ('budget', 'latest', next_fy, '%s Budget' % next_fy['label'].replace('/', '-'), r['next_budget'], texts[2], 1000), ('other', 'latest', None, 'Total Capital Prog.', r['total'], texts[3], 1000)])
        rows.append(Row([Cell(r['name'], bold=tot)] + [Cell(t, align='right', bold=tot) for t in texts], kind='total' if tot else 'body'))
    blocks.append(Table([5, 2, 2, 2, 2], head('Scheme', ['Actual %s' % end.strftime('%d/%m/%Y'), 'Current %s Budget' % year.replace('/', '-'), '%s Budget' % next_fy['label'].replace('/', '-'), 'Total Capital Prog.'], unit_row), rows))
    return blocks, records
