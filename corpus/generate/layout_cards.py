# SPDX-License-Identifier: GPL-3.0-or-later
"""Boxed indicator cards: name, rating with an arrow, chart, and the latest, target and previous figures."""
from blocks import Card, Cell, Chart, Heading, PageBreak, Para, Row, Table
from facts import observation
from front import FILLER, title_page


def rag(value, target, floor, better):
    up = better == 'higher'
    if (value >= target) if up else (value <= target):
        return 'green'
    return 'amber' if ((value >= floor) if up else (value <= floor)) else 'red'


def build(facts, look, layout):
    blocks, records = title_page(facts, look), []
    fills = look['palette']
    blocks += [Heading('Key', 2), Table([1, 5], [], [Row([Cell('GREEN', fill=fills['green'], bold=True, align='center'), Cell('Target has been achieved')]), Row([Cell('AMBER', fill=fills['amber'], bold=True, align='center'), Cell('Floor standard was achieved but the target was not met')]),
                                                    Row([Cell('RED', fill=fills['red'], bold=True, align='center'), Cell('Floor standard has not been achieved')]), Row([Cell('', symbol=('up', 'black'), align='center'), Cell('Performance has improved')]),
                                                    Row([Cell('', symbol=('down', 'black'), align='center'), Cell('Performance has worsened')]), Row([Cell('', symbol=('right', 'black'), align='center'), Cell('Performance has remained the same')])], width=0.7)]
    for section in facts['sections']:
        blocks += [PageBreak('portrait'), Heading(section['heading'], 1, band=True), Para(FILLER[len(records) % len(FILLER)]), Heading('Key Performance Indicators', 3)]
        for k, c in enumerate(section['cards']):
            if k and k % look.get('per_page', 3) == 0:
                blocks.append(PageBreak('portrait'))
            s = [float(v) for v in c['series']]
            t, f = float(c['target']), float(c['floor'])
            now, before = rag(s[-1], t, f, c['better']), rag(s[-2], t, f, c['better'])
            better = s[-1] - s[-2] if c['better'] == 'higher' else s[-2] - s[-1]
            trend = 'improving' if better > 0 else 'worsening' if better < 0 else 'stable'
            sign = '%' if c['unit'] == 'percent' else ''
            texts = ['Latest: %s%s' % (c['series'][-1], sign), 'Target: %s%s, Floor: %s%s' % (c['target'], sign, c['floor'], sign), 'Previous: %s%s (%s)' % (c['series'][-2], sign, before.title())]
            word = now.upper()
            blocks.append(Card(c['name'], word if look.get('words', True) else '', fills[now], ({'improving': 'up', 'worsening': 'down', 'stable': 'right'}[trend], look.get('arrow_ink', {}).get(now, 'black')),
                               Chart('', facts['quarters'], s, t, picture=look.get('chart_pictures', True)), texts))
            obs = []
            for text, v, measure, basis in ((texts[0], c['series'][-1], 'actual', 'latest'), (texts[1], c['target'], 'target', 'latest'), (texts[1], c['floor'], 'floor', 'latest'), (texts[2], c['series'][-2], 'actual', 'previous')):
                obs.append(observation({'value': v}, text, measure, basis, 'authority', None, c['unit']))
            records.append({'kind': 'kpi-card', 'indicator': {'ref': None, 'code': None, 'name': c['name'], 'group': [section['heading']], 'unit': c['unit'], 'per': c['per']}, 'observations': obs,
                            'assessments': [{'against': 'target', 'rating': now, 'evidence': 'text', 'text': word}, {'against': 'previous', 'rating': before, 'evidence': 'text', 'text': before.title()}, {'against': 'trend', 'rating': trend, 'evidence': 'icon', 'text': None}],
                            'updated': None, 'notes': []})
    return blocks, records
