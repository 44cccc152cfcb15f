#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes corpus/facts/*.json: what the corpus papers say, before anybody decides how they look.

The councils and the kinds of indicator are real; every figure is made up (seeded, so the same figures come out each
time). Ratings are not stored: a layout works them out from the figures by the published rule, so a paper never
contradicts itself unless somebody plants an error in its facts.
"""
import datetime
import json
import pathlib
import random

OUT = pathlib.Path(__file__).resolve().parent.parent / 'facts'

# (code, name, unit, per, which way is better, about how much, decimals, form, period, comparators)
# form: plain, count (a count beside the figure) or fraction; period: q quarter, p point, r twelve months, f financial
# year, a academic year, y calendar year, t three financial years; comparators: n national, r region, s neighbours.
ADULTS = [
    ('Altogether Healthier', [
        ('1. Are more people able to live independently?', [
            ('AHS7', 'Adults aged 65+ per 100,000 population admitted on a permanent basis in the year to residential or nursing care', 'rate', 100000, 'lower', 742, 1, 'plain', 'r', 'nr'),
            ('AHS9', 'Percentage of older people who were still at home 91 days after discharge from hospital into reablement services', 'percent', None, 'higher', 85, 1, 'fraction', 'f', 'nrs'),
            ('AHS12', 'Percentage of individuals who achieved their desired outcomes from the adult safeguarding process', 'percent', None, 'higher', 94, 1, 'fraction', 'q', 'nr'),
            ('AHS14', 'Percentage of service users receiving an assessment or review within the last 12 months', 'percent', None, 'higher', 87, 1, 'plain', 'r', ''),
            ('AHS18', 'Delayed transfers of care from hospital per 100,000 population', 'rate', 100000, 'lower', 4.4, 1, 'plain', 'q', 'nr'),
            ('AHS20', 'Overall satisfaction of people who use services with their care and support', 'percent', None, 'higher', 64, 1, 'plain', 'f', 'ns')]),
        ('2. Are our services improving the health of our residents?', [
            ('AHS1', 'Prevalence of mothers smoking at time of delivery', 'percent', None, 'lower', 16.4, 1, 'count', 'q', 'nr'),
            ('AHS3', 'Percentage of people eligible for bowel cancer screening who were screened adequately within a specified period', 'percent', None, 'higher', 61.3, 1, 'plain', 'p', 'nr'),
            ('AHS4', 'Mortality rate from all cardiovascular diseases per 100,000 population (people under 75)', 'rate', 100000, 'lower', 78.2, 1, 'plain', 't', 'nrs'),
            ('AHS6', 'Male life expectancy at birth', None, None, 'higher', 78.3, 1, 'plain', 't', 'nr'),
            ('AHS22', 'Successful completions of those in alcohol treatment', 'percent', None, 'higher', 29.6, 1, 'fraction', 'r', 'n'),
            ('AHS23', 'Suicide rate per 100,000 population', 'rate', 100000, 'lower', 14.9, 1, 'plain', 't', 'nrs')])]),
    ('Altogether Safer', [
        ('3. How effective are we at tackling crime and anti-social behaviour?', [
            ('ASN2', 'Overall crime rate per 1,000 population', 'rate', 1000, 'lower', 23.4, 1, 'plain', 'q', 'nr'),
            ('ASN5', 'Number of reported theft offences', 'count', None, 'lower', 3021, 0, 'plain', 'q', ''),
            ('ASN7', 'Number of police reported incidents of anti-social behaviour', 'count', None, 'lower', 5660, 0, 'plain', 'q', ''),
            ('ASN11', 'Number of people killed or seriously injured in road traffic accidents', 'count', None, 'lower', 47, 0, 'plain', 'q', 's'),
            ('ASN16', 'Percentage of domestic abuse victims who present at the Multi-Agency Risk Assessment Conference (MARAC) and are repeat victims', 'percent', None, 'lower', 21, 0, 'fraction', 'q', 'nr')])]),
]

ENVIRONMENT = [
    ('ALTOGETHER GREENER', [
        ('1. How clean and tidy is my local environment?', [
            ('NS14', '% of relevant land and highways assessed as having deposits of litter that fall below an acceptable level', 'percent', None, 'lower', 5.1, 1, 'fraction', 'q', 'nr'),
            ('NS15', 'Number of fly-tipping incidents reported', 'count', None, 'lower', 7310, 0, 'plain', 'r', ''),
            ('NS16', '% of relevant land and highways assessed as having deposits of detritus that fall below an acceptable level', 'percent', None, 'lower', 10.8, 1, 'plain', 'q', 'n')]),
        ('2. Are we reducing carbon emissions and adapting to climate change?', [
            ('NS21', '% reduction in CO2 emissions in County Durham since the 1990 base year', 'percent', None, 'higher', 51.2, 1, 'plain', 'y', ''),
            ('NS22', '% change in CO2 emissions from local authority operations', 'percent', None, 'higher', 8.7, 1, 'plain', 'f', 'n')]),
        ('3. How effective and sustainable is our collection and disposal of waste?', [
            ('NS10', '% of municipal waste diverted from landfill', 'percent', None, 'higher', 95.7, 1, 'fraction', 'r', 'nr'),
            ('NS19', '% of household waste re-used, recycled or composted', 'percent', None, 'higher', 40.6, 1, 'plain', 'r', 'nrs'),
            ('NS27', 'Residual household waste per household (kg)', None, None, 'lower', 602, 0, 'plain', 'r', 'n')])]),
    ('ALTOGETHER WEALTHIER', [
        ('4. Do residents have good housing and good transport?', [
            ('RE24', 'Number of net new homes completed', 'count', None, 'higher', 341, 0, 'plain', 'q', ''),
            ('RE28', 'Number of empty properties brought back into use as a result of local authority intervention', 'count', None, 'higher', 52, 0, 'plain', 'q', ''),
            ('RE30', '% of households accessing the Housing Solutions Service', 'percent', None, 'neither', 7.1, 1, 'count', 'q', ''),
            ('RE33', '% of the highway network recommended for maintenance: principal (A) roads', 'percent', None, 'lower', 3.3, 1, 'plain', 'f', 'nrs'),
            ('RE35', 'Bridge stock condition: average score for principal roads', 'score', None, 'higher', 82.4, 1, 'plain', 'f', 'n'),
            ('RE36', '% of timetabled bus services that are on time', 'percent', None, 'higher', 93.2, 1, 'plain', 'q', 'n')]),
        ('5. Is it easy to do business in the county?', [
            ('RE41', '% of major planning applications determined within 13 weeks', 'percent', None, 'higher', 92.6, 1, 'fraction', 'q', 'nrs'),
            ('RE42', '% of overall planning applications determined within deadline', 'percent', None, 'higher', 90.4, 1, 'fraction', 'q', 'nrs'),
            ('RE44', 'Number of inward investments secured', 'count', None, 'higher', 6, 0, 'plain', 'q', ''),
            ('RE46', 'Employment rate (aged 16-64) per 100 residents of working age', None, None, 'higher', 71.6, 1, 'plain', 'r', 'nr')])]),
    ('ALTOGETHER BETTER COUNCIL', [
        ('6. How well do we look after our people?', [
            ('TP11', 'Average days lost to sickness absence per full-time equivalent employee (excluding school based employees)', 'days', None, 'lower', 11.4, 2, 'plain', 'r', 'ns'),
            ('TP12', '% of performance appraisals completed', 'percent', None, 'higher', 91.5, 2, 'plain', 'q', ''),
            ('TP14', '% posts with no absence in rolling year', 'percent', None, 'higher', 57.2, 2, 'plain', 'r', '')]),
        ('7. Are our resources being managed for the best possible outcomes?', [
            ('TP20', '% of council tax collected in-year', 'percent', None, 'higher', 28.6, 2, 'plain', 'q', 'n'),
            ('TP21', '% of business rates collected in-year', 'percent', None, 'higher', 33.9, 2, 'plain', 'q', 'n'),
            ('TP24', '% of supplier invoices paid within 30 days', 'percent', None, 'higher', 94.9, 1, 'plain', 'q', '')])]),
]

CONNECTED = [
    ('MORE AND BETTER JOBS', [
        ('Do residents have good job prospects?', [
            (None, 'Number of potential jobs created or safeguarded as a result of Business Durham activity', 'count', None, 'higher', 1184, 0, 'plain', 'q', ''),
            (None, 'Number of private sector businesses per 10,000 population', 'rate', 10000, 'higher', 336, 0, 'plain', 'y', 'nr'),
            (None, 'Gross jobs created or safeguarded through the Finance Durham Fund', 'count', None, 'higher', 61, 0, 'plain', 'q', ''),
            (None, '% of undergraduates from Durham University employed in County Durham within six months', 'percent', None, 'higher', 14.3, 1, 'fraction', 'a', 'n'),
            (None, 'Number of registered participants on employability programmes', 'count', None, 'higher', 822, 0, 'plain', 'q', '')]),
        ('Is County Durham a great place to visit?', [
            (None, 'Number of visitors to County Durham (million)', None, None, 'higher', 20.1, 2, 'plain', 'y', ''),
            (None, '% of tourism businesses actively engaged with Visit County Durham', 'percent', None, 'higher', 71, 0, 'fraction', 'q', '')])]),
    ('LONG AND INDEPENDENT LIVES', [
        ('Are our services improving the health of our residents?', [
            (None, 'Four-week smoking quitters per 100,000 smoking population', 'rate', 100000, 'higher', 2911, 0, 'plain', 'r', 'nr'),
            (None, 'Healthy life expectancy at 65: women (years)', None, None, 'higher', 8.8, 1, 'plain', 't', 'nrs'),
            (None, 'Successful completions as a percentage of total in treatment: opiates', 'percent', None, 'higher', 5.6, 1, 'fraction', 'r', 'nr'),
            (None, '% of the adult population with depression', 'percent', None, 'lower', 15.2, 1, 'plain', 'f', 'nrs')]),
        ('Are people needing adult social care supported to live safe, healthy and independent lives?', [
            (None, 'Adults aged 65+ per 100,000 admitted on a permanent basis to residential or nursing care', 'rate', 100000, 'lower', 361, 1, 'plain', 'q', 'nr'),
            (None, '% of people who have as much social contact as they want with people they like', 'percent', None, 'higher', 47.4, 1, 'plain', 'f', 'nrs'),
            (None, '% of daily delayed transfers of care beds attributable to social care', 'percent', None, 'lower', 1.5, 1, 'plain', 'q', 'nr'),
            (None, '% of service users who have had their needs reviewed in the last 12 months', 'percent', None, 'higher', 82, 0, 'count', 'r', '')])]),
    ('CONNECTED COMMUNITIES - SAFER', [
        ('How effective are we at tackling crime and disorder?', [
            (None, 'Rate of theft offences per 1,000 population', 'rate', 1000, 'lower', 9.4, 1, 'plain', 'q', 'n'),
            (None, 'Number of secondary fires', 'count', None, 'lower', 544, 0, 'plain', 'q', ''),
            (None, '% of stage 1 and stage 2 anti-social behaviour interventions that did not escalate', 'percent', None, 'higher', 91, 0, 'fraction', 'q', '')]),
        ('How do we keep our communities safe, including people using the roads?', [
            (None, 'Number of people killed or seriously injured in road traffic accidents: children', 'count', None, 'lower', 6, 0, 'plain', 'q', ''),
            (None, 'Number of bridges closed for more than one month', 'count', None, 'lower', 3, 0, 'plain', 'p', ''),
            (None, '% of licensed premises inspected within timescale', 'percent', None, 'higher', 88, 0, 'fraction', 'q', '')])]),
]

CONNECTED_CODED = [(g, [(q, [('SC%d' % (10 * a + 3 * b + c + 1),) + i[1:] for c, i in enumerate(rows)]) for b, (q, rows) in enumerate(qs)]) for a, (g, qs) in enumerate(CONNECTED)]

OUR_PLACES = [
    ('Our Economy: summary data tables', [
        ('Business Support KPIs', [
            (None, 'Businesses engaged by Business Durham', 'count', None, 'higher', 402, 0, 'plain', 'q', ''),
            (None, 'Business enquiries handled by Business Durham', 'count', None, 'higher', 291, 0, 'plain', 'q', ''),
            (None, 'Floor space occupied in Business Durham portfolio', 'percent', None, 'higher', 91, 0, 'plain', 'p', ''),
            (None, 'Major planning applications determined within deadline', 'percent', None, 'higher', 96, 0, 'plain', 'q', 'nr')]),
        ('Housing KPIs', [
            (None, 'Properties covered by Selective Licensing Scheme that are licensed, legally exempt or have legal proceedings in progress', 'percent', None, 'higher', 62, 0, 'plain', 'p', ''),
            (None, 'Net new homes completed', 'count', None, 'higher', 338, 0, 'plain', 'q', ''),
            (None, 'Households helped to stay in their home per 1,000 households', 'rate', 1000, 'higher', 3.4, 1, 'plain', 'q', 'nr')])]),
    ('Our Environment: summary data tables', [
        ('Sustainable Transport and Active Travel KPIs', [
            (None, 'Passenger journeys on park and ride', 'count', None, 'higher', 164216, 0, 'plain', 'q', ''),
            (None, 'Timetabled bus services that are on time', 'percent', None, 'higher', 87, 0, 'plain', 'q', 'nr'),
            (None, 'Satisfaction with cycle routes and facilities', 'percent', None, 'higher', 52, 0, 'plain', 'y', 'nr')]),
        ('Waste and Street Scene KPIs', [
            (None, 'Household waste re-used, recycled or composted', 'percent', None, 'higher', 37.8, 1, 'plain', 'r', 'nr'),
            (None, 'Municipal waste diverted from landfill', 'percent', None, 'higher', 91.3, 1, 'plain', 'r', 'nr'),
            (None, 'Contamination rate of kerbside recycling', 'percent', None, 'lower', 35.4, 1, 'plain', 'r', ''),
            (None, 'Fly-tipping incidents', 'count', None, 'lower', 5480, 0, 'plain', 'r', ''),
            (None, 'Garden waste club: households', 'count', None, 'higher', 88412, 0, 'plain', 'p', '')])]),
    ('Our Council: summary data tables', [
        ('Our People KPIs', [
            (None, 'Days / shifts lost to sickness absence per full-time equivalent', 'days', None, 'lower', 11.3, 1, 'plain', 'r', 'nr'),
            (None, 'Posts with no sickness absence', 'percent', None, 'higher', 59.6, 1, 'plain', 'r', ''),
            (None, 'Employees with five days or less sickness per 1,000 employees', 'rate', 1000, 'higher', 771, 0, 'plain', 'r', '')]),
        ('Customer Services KPIs', [
            (None, 'Telephone calls answered within three minutes', 'percent', None, 'higher', 74, 0, 'plain', 'q', ''),
            (None, 'Freedom of Information and EIR requests responded to within statutory deadlines', 'percent', None, 'higher', 83, 0, 'plain', 'q', ''),
            (None, 'New Housing Benefit claims: average processing time (days)', 'days', None, 'lower', 18.9, 1, 'plain', 'q', 'nr'),
            (None, 'Council tax collected in-year', 'percent', None, 'higher', 54.3, 1, 'plain', 'q', 'nr')])]),
]


def day(d):
    return d.isoformat()


def month_end(y, m):
    y, m = y + (m - 1) // 12, (m - 1) % 12 + 1
    return datetime.date(y + m // 12, m % 12 + 1, 1) - datetime.timedelta(days=1)


def period(kind, end):
    """The newest period of a kind at a quarter's end."""
    fy = end.year - (1 if end.month < 4 else 0)
    if kind == 'q':
        return dict(kind='quarter', start=day(datetime.date(end.year, end.month - 2, 1)), end=day(end))
    if kind == 'p':
        return dict(kind='point', start=day(end), end=day(end))
    if kind == 'r':
        return dict(kind='range', start=day(month_end(end.year - 1, end.month) + datetime.timedelta(days=1)), end=day(end))
    if kind == 'f':
        return dict(kind='financial-year', start='%d-04-01' % (fy - 1), end='%d-03-31' % fy)
    if kind == 'a':
        return dict(kind='academic-year', start='%d-09-01' % (fy - 2), end='%d-08-31' % (fy - 1))
    if kind == 'y':
        return dict(kind='calendar-year', start='%d-01-01' % (fy - 1), end='%d-12-31' % (fy - 1))
    if kind == 't':
        return dict(kind='range', start='%d-04-01' % (fy - 4), end='%d-03-31' % (fy - 1))
    raise ValueError(kind)


def clear(a, b, unit):
    """The two figures are rated the same whether the 2% is taken of the comparator or, for a share, as points."""
    if not b or not a:
        return False
    rel = abs(a - b) / abs(b) * 100
    if 1.7 < rel < 2.3:
        return False
    return unit != 'percent' or (rel > 2) == (abs(a - b) > 2) and not 1.7 < abs(a - b) < 2.3


def kpi_paper(name, seed, groups, head, end, first_ref, new_word, narrative_targets=()):
    R = random.Random(seed)
    ref = first_ref
    out = []
    for title, questions in groups:
        qs = []
        for question, indicators in questions:
            rows = []
            for code, nm, unit, per, better, base, dec, form, pk, comps in indicators:
                def figure(centre, spread, form):
                    v = centre * (1 + R.gauss(0, spread))
                    if unit == 'percent':
                        v = min(v, 99.4)
                    c = {}
                    if form == 'fraction':
                        d = R.randint(180, 2600)
                        n = round(v * d / 100)
                        v, c['numerator'], c['denominator'] = 100 * n / d, n, d
                    elif form == 'count':
                        c['count'] = R.randint(40, 3400)
                    return dict({'value': '%.*f' % (dec, v)}, **c)
                latest = figure(base, 0.05, form)
                lv = float(latest['value'])

                def against(spread, form='plain'):
                    for _ in range(200):
                        c = figure(lv, spread, form)
                        if clear(lv, float(c['value']), unit):
                            return c
                    raise RuntimeError(nm)
                row = dict(ref=str(ref), code=code, name=nm, unit=unit, per=per, better=better, period=period(pk, end),
                           latest=latest, target={'status': 'tracker'}, year_earlier=against(0.05, form if R.random() < 0.7 else 'plain'))
                if R.random() < 0.4:
                    row['target'] = {'value': against(0.03)['value']}
                if R.random() < 0.12:
                    row['year_earlier'] = {'status': 'new', 'text': new_word}
                elif R.random() < 0.08:
                    row['year_earlier'] = {'status': 'not-comparable'}
                for k, key in (('n', 'country'), ('r', 'region'), ('s', 'neighbours')):
                    if k in comps:
                        row[key] = {'value': against(0.12)['value']}
                if comps and R.random() < 0.45:
                    row['comparator_period'] = period('f' if pk in 'qrp' else pk, month_end(end.year - 1, end.month))
                row['updated'] = R.random() < 0.7
                row['gap'] = R.choice(['improving', 'worsening', 'stable', 'worsening', 'improving']) if 'n' in comps else None
                rows.append(row)
                ref += R.choice([1, 1, 1, 2])
            qs.append(dict(heading=question, indicators=rows))
        out.append(dict(heading=title, questions=qs))
    # A few cells of the sorts that real papers have.
    flat = [r for g in out for q in g['questions'] for r in q['indicators']]
    flat[2]['latest'] = {'status': 'pending', 'text': 'Data being validated'}
    flat[2]['note'] = None
    flat[4]['note'] = 'Data for the year earlier have been refreshed since they were first published'
    flat[7]['note'] = 'A new counting method is used from this year, and earlier figures are not comparable'
    flat[7]['year_earlier'] = {'status': 'not-comparable'}
    flat[10]['latest']['provisional'] = True
    flat[10]['note'] = 'provisional data'
    if flat[5]['target'].get('value') is None:
        flat[5]['target'] = {'status': 'pending', 'text': 'TBC'}
    for k, text in narrative_targets:
        flat[k]['target'] = {'status': 'narrative', 'text': text}
    write(name, dict(head, period=dict(period('q', end)), kind='kpi', groups=out))


def write(name, facts):
    (OUT / (name + '.json')).write_text(json.dumps(facts, ensure_ascii=False, indent=1) + '\n', encoding='utf-8')


SERVICES = {
    'Head of Adult Care': ['Access and Assessment', 'Learning Disability Services', 'Older People and Physical Disability', 'Safeguarding Adults', 'County Durham Care and Support'],
    'Head of Commissioning': ['Commissioning Management', 'Housing Related Support', 'Carers Services', 'Quality Assurance'],
    'Head of Public Health': ['Drug and Alcohol Services', 'Stop Smoking Services', 'Healthy Child Programme', 'Sexual Health'],
}
TYPES = ['Employees', 'Premises', 'Transport', 'Supplies and Services', 'Third Party Payments', 'Transfer Payments', 'Central Support and Capital', 'Income']


def budget_lines(R, names, cents=False):
    rows = []
    for n in names:
        b = R.randint(300, 42000)
        if n == 'Income':
            b = -R.randint(30000, 60000)
        f = b + R.randint(-1400, 1600) if R.random() < 0.9 else b
        o = R.choice([0, 0, R.randint(-400, 400)])
        m = R.choice([0, 0, 0, R.randint(-300, 300)])
        rows.append(dict(name=n, budget=b, ytd=round(b * R.uniform(0.2, 0.27)), forecast=f, variance=f - b, outside=o, reserves=m, cash_limit=f - b + o + m))
    return rows


def add_up(rows, name):
    return dict({k: sum(r[k] for r in rows) for k in rows[0] if k != 'name'}, name=name)


def finance_paper(name, seed, head, year, year_end):
    R = random.Random(seed)
    types = budget_lines(R, TYPES)
    areas = []
    for h, lines in SERVICES.items():
        rows = budget_lines(R, lines)
        areas.append(dict(heading=h, rows=rows, subtotal=add_up(rows, 'Sub-Total - ' + h)))
    adj = [dict(name=n, amount=R.choice([0, R.randint(-900, 900)])) for n in
           ('Transfer from contingency - pay award', 'Transfer from contingency - energy', 'Transfers to other services',
            'Use of (+)/contribution to AHS reserves (-)', 'Use of (+)/contribution to corporate reserves (ERVR) (-)')]
    base = R.randint(110000, 130000)
    bal = []
    for n in ('Social Care Reserve', 'Cash Limit Reserve', 'Public Health Reserve', 'Loans to providers'):
        a, m = -R.randint(90000, 9000000), R.randint(-900000, 900000)
        if n.startswith('Loans'):
            a, m = R.randint(40000, 300000), -R.randint(1000, 30000)
        bal.append(dict(name=n, opening=a, movement=m, closing=a + m))
    cap = []
    for n in ('Care Homes Refurbishment', 'Disabled Facilities Grant', 'Day Centre Improvements', 'Telecare Equipment', 'Extra Care Housing'):
        b, nx = R.randint(60, 5000), R.choice([0, R.randint(100, 4000)])
        cap.append(dict(name=n, spent=R.choice([0, round(b * R.uniform(0.05, 0.3))]), budget=b, next_budget=nx, total=b + nx))
    write(name, dict(head, kind='finance', year=year, year_end=year_end, types=types + [add_up(types, 'TOTAL')],
                     areas=areas, areas_total=add_up([a['subtotal'] for a in areas], 'TOTAL'),
                     adjustments=dict(original=base, rows=adj, revised=base + sum(a['amount'] for a in adj)),
                     balances=bal + [add_up(bal, 'Total')], capital=cap + [add_up(cap, 'Total')]))


SCORECARDS = [
    ('Front Door', [
        ('CONTACTS', 'The contacts made with the service in a month, and those of them that led to a referral.', [
            ('ASC 004', 'Number of contacts received (monthly)', 'count', None, 510, 0, 'plain', None, True),
            ('ASC 005', 'Number of contacts leading to a referral (monthly)', 'count', None, 190, 0, 'plain', None, True),
            (None, '% of contacts leading to a referral', 'percent', None, 36, 1, 'sign', '35%', False)]),
        ('CONTACTS - TIMELINESS', 'How quickly a contact was dealt with.', [
            ('ASC 009', '% of contacts completed within 1 working day', 'percent', None, 93, 1, 'plain', '95.0', False),
            ('ASC 010', '% of contacts completed over 3 working days within the month', 'percent', None, 2.2, 1, 'plain', '5.0', False)])]),
    ('Assessment and Review', [
        ('ASSESSMENTS', 'Assessments under the Care Act finished in a month and in the year so far.', [
            ('ASC 037', 'Number of assessments completed', 'count', None, 96, 0, 'plain', '(blank)', True),
            ('ASC 035', 'Rate of assessments completed per 10,000 population', 'rate', 10000, 41.5, 1, 'plain', '(blank)', False),
            ('ASC 036', 'Episodes of respite (people)', 'count', None, 44, 0, 'people', None, False),
            ('ASC 039', 'People waiting over 6 months', 'count', None, 4, 0, 'small', None, False)]),
        ('REVIEWS', 'Planned reviews carried out on time.', [
            ('ASC 041', '% of reviews completed within timescale', 'percent', None, 81, 0, 'sign', '90%', False),
            ('ASC 042', 'Number of reviews outstanding at month end', 'count', None, 133, 0, 'plain', None, False)])]),
    ('Safeguarding', [
        ('CONCERNS', 'Safeguarding concerns raised, and those that met the threshold for an enquiry.', [
            ('ASC 201', 'Number of safeguarding concerns', 'count', None, 88, 0, 'plain', None, True),
            ('ASC 202', '% of concerns that became a section 42 enquiry', 'percent', None, 31, 1, 'plain', '30.0', False),
            ('ASC 204', 'Number of repeat concerns (people)', 'count', None, 19, 0, 'people', None, False)]),
        ('CARE HOMES', 'People placed in homes by the rating that the inspector gave to them.', [
            ('ASC 230', '% of people placed in homes rated good or better', 'percent', None, 86, 1, 'plain', '85', False),
            ('ASC 231', 'Occupied beds', 'count', None, 720, 0, 'plain', None, False)])]),
]


def scorecards_paper(name, seed, head, year, last_month, end):
    """last_month: how many months of the year are known (6: to September)."""
    R = random.Random(seed)
    topics = []
    for topic, boxes in SCORECARDS:
        bs = []
        for title, definition, inds in boxes:
            cols = []
            for code, nm, unit, per, base, dec, form, target, adds in inds:
                def cell(centre, form=form):
                    v = centre * (1 + R.gauss(0, 0.12))
                    if unit == 'percent':
                        v = min(v, 100)
                    c = {'value': '%.*f' % (dec, v)}
                    if form == 'sign':
                        c['sign'] = '%'
                    if form == 'people':
                        c['count'] = max(1, round(v * R.uniform(0.5, 0.9)))
                    if form == 'small' and float(c['value']) < 5:
                        c = {'value': '5', 'bound': 'less-than', 'status': 'suppressed'}
                    return c
                months = [cell(base) for _ in range(last_month)]
                annual = [cell(base * (12 if adds else 1)) if R.random() < 0.85 else None for _ in range(4)]
                ytd = {'value': str(sum(int(m['value']) for m in months))} if adds else cell(base)
                cols.append(dict(code=code, name=nm, unit=unit, per=per, target=target, months=months, annual=annual, ytd=ytd))
            bs.append(dict(title=title, definition=definition, columns=cols))
        topics.append(dict(heading=topic, boxes=bs))
    write(name, dict(head, kind='scorecards', year=year, known_months=last_month, period=dict(kind='range', start='%d-04-01' % year, end=end), topics=topics))


def cards_paper(name, seed, head, quarter_labels, chosen):
    R = random.Random(seed)
    sections = [
        ('Adult Social Care and Health', [
            ('Percentage of new clients needing social care who are provided with enablement', 'percent', 'higher', 52),
            ('Percentage of people in residential or nursing care placements rated good or outstanding', 'percent', 'higher', 77),
            ('Percentage of carers who are receiving a service, and who had an assessment or review during the year', 'percent', 'higher', 83),
            ('Number of days a referral waits for a Care Act assessment', 'days', 'lower', 27)]),
        ('Highways and Transportation', [
            ('Percentage of routine pothole repairs completed within 28 calendar days', 'percent', 'higher', 88),
            ('Percentage of routine highway enquiries from the public completed in 28 days', 'percent', 'higher', 84),
            ('Percentage of customers satisfied with the service they got on a call', 'percent', 'higher', 92)]),
        ('Waste Management', [
            ('Percentage of municipal waste recycled or converted to energy and not taken to landfill', 'percent', 'higher', 98.6),
            ('Tonnes of waste collected per 1,000 households', 'rate', 'lower', 341),
            ('Percentage of household waste sites open as advertised', 'percent', 'higher', 96)]),
    ]
    out = []
    for title, cards in sections:
        if title not in chosen:
            continue
        rows = []
        for nm, unit, better, base in cards:
            dec = 1 if base != round(base) else 0
            def f(c, s):
                v = c * (1 + R.gauss(0, s))
                return '%.*f' % (dec, min(v, 100) if unit == 'percent' else v)
            target = f(base, 0.02)
            t = float(target)
            floor = '%.*f' % (dec, t * (0.92 if better == 'higher' else 1.15))
            rows.append(dict(name=nm, unit=unit, per=1000 if unit == 'rate' else None, better=better, target=target, floor=floor, series=[f(base, 0.05) for _ in range(6)]))
        out.append(dict(heading=title, cards=rows))
    write(name, dict(head, kind='cards', quarters=quarter_labels, sections=out))


BREAKDOWNS = [
    dict(heading='How our customers contact us', unit='percent', rows=[('Telephone', '58%'), ('Online form', '24%'), ('Email', '9.5%'), ('In person', '7%'), ('Social media', '1%'), ('Letter', '<0.5%')], total=None),
    dict(heading='Reasons for homelessness applications', unit='count', rows=[('End of private tenancy', '48'), ('Family no longer willing to accommodate', '39'), ('Domestic abuse', '21'), ('Relationship breakdown', '17'), ('Leaving an institution', '6')], total=('Total applications', '131')),
]
FIGURES = [
    dict(name='Household waste recycled', unit='percent', items=[('41.2%', 'authority', 'Durham'), ('37.4%', 'region', 'North East'), ('45.1%', 'country', 'England')]),
    dict(name='Food businesses broadly compliant with hygiene law', unit='percent', items=[('97%', 'authority', 'Durham'), ('95%', 'country', 'England')]),
    dict(name='Residents satisfied with parks and open spaces', unit='percent', items=[('81%', 'authority', 'Durham'), ('79%', 'neighbours', 'Statistical neighbours')]),
]


def main():
    OUT.mkdir(exist_ok=True)
    D, G = 'Durham County Council', 'Darlington Borough Council'
    q1, q3, q4 = datetime.date(2017, 6, 30), datetime.date(2021, 12, 31), datetime.date(2020, 3, 31)
    kpi_paper('adults-2017-q1', 11, ADULTS, dict(authority=D, code='E06000047', committee='Adults Wellbeing and Health Overview and Scrutiny Committee', meeting_date='2017-10-02', quarter='Quarter One', year='2017/18', title='Quarter One 2017/18 Performance Management Report', author='Report of the Director of Transformation and Partnerships'), q1, 31, 'New PI')
    kpi_paper('environment-2017-q1', 12, ENVIRONMENT, dict(authority=D, code='E06000047', committee='Environment and Sustainable Communities Overview and Scrutiny Committee', meeting_date='2017-09-22', quarter='Quarter One', year='2017/18', title='Quarter One 2017/18 Performance Management Report', author='Report of the Director of Transformation and Partnerships'), q1, 4, 'New PI')
    kpi_paper('environment-2019-q2', 13, ENVIRONMENT, dict(authority=D, code='E06000047', committee='Environment and Sustainable Communities Overview and Scrutiny Committee', meeting_date='2019-12-05', quarter='Quarter Two', year='2019/20', title='Quarter Two 2019/20 Performance Management Report', author='Report of the Director of Transformation and Partnerships'), datetime.date(2019, 9, 30), 8, 'New indicator')
    kpi_paper('adults-2019-q4', 14, ADULTS, dict(authority=D, code='E06000047', committee='Adults, Wellbeing and Health Overview and Scrutiny Committee', meeting_date='2020-07-17', quarter='Quarter Four', year='2019/20', title='Quarter Four 2019/20 Performance Management Report', author='Report of the Interim Corporate Director of Resources'), q4, 40, 'New indicator')
    kpi_paper('communities-2021-q3', 15, CONNECTED, dict(authority=D, code='E06000047', committee='Safer and Stronger Communities Overview and Scrutiny Committee', meeting_date='2022-03-24', quarter='Quarter Three', year='2021/22', title='Quarter Three, 2021/22 Performance Management Report', author='Report of Paul Darby, Corporate Director of Resources'), q3, 1, 'new')
    kpi_paper('environment-2021-q3', 16, ENVIRONMENT, dict(authority=D, code='E06000047', committee='Corporate Overview and Scrutiny Management Board', meeting_date='2022-03-11', quarter='Quarter Three', year='2021/22', title='Quarter Three, 2021/22 Performance Management Report', author='Report of Paul Darby, Corporate Director of Resources'), q3, 60, 'new')
    kpi_paper('adults-2021-q1', 51, ADULTS, dict(authority=D, code='E06000047', committee='Adults, Wellbeing and Health Overview and Scrutiny Committee', meeting_date='2021-10-01', quarter='Quarter One', year='2021/22', title='Quarter One, 2021/22 Performance Management Report', author='Report of John Hewitt, Corporate Director of Resources'), datetime.date(2021, 6, 30), 30, 'new')
    kpi_paper('communities-2017-q3', 52, CONNECTED_CODED, dict(authority=D, code='E06000047', committee='Safer and Stronger Communities Overview and Scrutiny Committee', meeting_date='2018-02-26', quarter='Quarter Three', year='2017/18', title='Quarter Three 2017/18 Performance Management Report', author='Report of the Director of Transformation and Partnerships'), datetime.date(2017, 12, 31), 55, 'New PI')
    for nm, seed, md, end, qn, yr in (('places-2023-q1', 17, '2023-10-09', datetime.date(2023, 6, 30), 'Quarter One', '2023/24'), ('places-2023-q3', 18, '2024-04-12', datetime.date(2023, 12, 31), 'Quarter Three', '2023/24'), ('places-2022-q4', 19, '2023-07-10', datetime.date(2023, 3, 31), 'Quarter Four', '2022/23')):
        kpi_paper(nm, seed, OUR_PLACES, dict(authority=D, code='E06000047', committee='Economy and Enterprise Overview and Scrutiny Committee', meeting_date=md, quarter=qn, year=yr, title='%s, %s Performance Management Report' % (qn, yr), author='Report of John Hewitt, Chief Executive'), end, 1, 'new', [(3, 'above N / NE'), (8, '90 by 2030')])
    fin = dict(authority=D, code='E06000047', committee='Adults, Wellbeing and Health Overview and Scrutiny Committee', author='Report of the Head of Finance')
    finance_paper('finance-2018-q1', 21, dict(fin, meeting_date='2018-09-07', title='Adult and Health Services - Quarter 1: Forecast of Revenue and Capital Outturn 2018/19'), '2018/19', '2018-06-30')
    finance_paper('finance-2019-q1', 22, dict(fin, meeting_date='2019-09-06', title='Adult and Health Services - Quarter 1: Forecast of Revenue and Capital Outturn 2019/20'), '2019/20', '2019-06-30')
    finance_paper('finance-2020-q3', 23, dict(fin, meeting_date='2021-03-01', title='Adult and Health Services - Quarter 3: Forecast of Revenue and Capital Outturn 2020/21'), '2020/21', '2020-12-31')
    sc = dict(authority=G, code='E06000005')
    scorecards_paper('scorecards-2019-q2', 31, dict(sc, committee='Adults and Housing Scrutiny Committee', meeting_date='2019-12-17', title='Adult Social Care Quarterly Performance Report', quarter='Quarter 2', year_label='2019/20'), 2019, 6, '2019-09-30')
    scorecards_paper('scorecards-2017-q3', 32, dict(sc, committee='Adults and Housing Scrutiny Committee', meeting_date='2018-02-20', title='Adult Social Care Performance Scorecards', quarter='Quarter 3', year_label='2017/18'), 2017, 9, '2017-12-31')
    kent = dict(authority='Kent County Council', code='E10000016', committee='Cabinet', title='Quarterly Performance Report, Quarter 2, 2023/24', meeting_date='2023-11-30', quarter='Quarter 2', year='2023/24', period=dict(kind='quarter', start='2023-07-01', end='2023-09-30'))
    cards_paper('cards-2023-q2', 41, kent, ['Jun-22', 'Sep-22', 'Dec-22', 'Mar-23', 'Jun-23', 'Sep-23'], ['Adult Social Care and Health', 'Highways and Transportation', 'Waste Management'])
    cards_paper('cards-2022-q4', 42, dict(kent, title='Quarterly Performance Report, Quarter 4, 2022/23', meeting_date='2023-06-29', quarter='Quarter 4', year='2022/23', period=dict(kind='quarter', start='2023-01-01', end='2023-03-31')), ['Dec-21', 'Mar-22', 'Jun-22', 'Sep-22', 'Dec-22', 'Mar-23'], ['Highways and Transportation', 'Waste Management'])
    write('small-2021', dict(kind='small', authority=D, code='E06000047', breakdowns=BREAKDOWNS, figures=FIGURES))


if __name__ == '__main__':
    main()
