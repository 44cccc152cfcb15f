# SPDX-License-Identifier: GPL-3.0-or-later
"""Facts into words: figures, periods and ratings as the papers print them, and as the truth states them."""
import copy
import datetime
import json
import pathlib

FACTS = pathlib.Path(__file__).resolve().parent.parent / 'facts'
MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']


def load(name):
    return json.loads((FACTS / (name + '.json')).read_text(encoding='utf-8'))


def day(text):
    return datetime.date.fromisoformat(text)


def grouped(text):
    """1184 -> 1,184; decimals and signs stay."""
    sign, text = ('-', text[1:]) if text.startswith('-') else ('', text)
    whole, dot, rest = text.partition('.')
    return sign + format(int(whole), ',') + dot + rest


# ---------------------------------------------------------------- figures
def figure_text(cell, style):
    """A figure as printed. style: the look's; 'fraction' is one of '[n/d]', '[n / d]', '[n of d]', '(n/d)'."""
    if 'value' not in cell or cell.get('value') is None:
        return cell.get('text') or {'tracker': style.get('tracker', 'Tracker'), 'not-comparable': 'Not comparable', 'not-available': 'No Data'}[cell['status']]
    bound = {'less-than': '<', 'greater-than': '>'}.get(cell.get('bound'), '')
    t = bound + (grouped(cell['value']) if style.get('thousands', True) else cell['value']) + cell.get('sign', '') + style.get('percent', '')
    if cell.get('numerator') is not None:
        n, d = (format(cell[k], ',') for k in ('numerator', 'denominator'))
        t += ' ' + style.get('fraction', '[n/d]').replace('n', n, 1).replace('d', d, 1)
    elif cell.get('count') is not None:
        n = format(cell['count'], ',')
        t += ' ' + ('(%s)' % n if style.get('fraction', '[').startswith('(') else '[%s]' % n)
    return t


def observation(cell, text, measure, basis, area, period, unit, **hints):
    number = None
    if cell.get('value') is not None:
        number = float(cell['value'])
        number = int(number) if number == int(number) and '.' not in cell['value'] else number
    o = {'measure': measure, 'basis': basis, 'area': {'kind': area}, 'period': period, 'unit': unit, 'provisional': bool(cell.get('provisional')),
         'value': number, 'numerator': cell.get('numerator'), 'denominator': cell.get('denominator'), 'count': cell.get('count'),
         'bound': cell.get('bound', 'exact'), 'status': cell.get('status', 'reported'), 'text': text}
    if 'area_alt' in hints:
        o['area']['alt'] = hints.pop('area_alt')
    o.update(hints)
    return o


# ---------------------------------------------------------------- periods
def period_text(p, style):
    """style: 'spaced' Apr - Jun 2017, 'tight' Apr-Jun 2019, 'short' Apr-Jun 23, 'words' 12 months ending Sep 2023."""
    a, b = day(p['start']), day(p['end'])
    m = lambda d: MONTHS[d.month - 1][:3]
    k = p['kind']
    if k == 'point':
        return {'spaced': 'As at %s %d' % (m(b), b.year), 'tight': 'as at %d %s %02d' % (b.day, m(b), b.year % 100),
                'short': 'At %s %02d' % (m(b), b.year % 100), 'words': 'as at %d %s %d' % (b.day, m(b), b.year)}[style]
    if k == 'quarter':
        fy, q = (a.year if a.month > 3 else a.year - 1), (a.month - 4) % 12 // 3 + 1
        return {'spaced': '%s - %s %d' % (m(a), m(b), b.year), 'tight': '%s-%s %d' % (m(a), m(b), b.year),
                'short': '%s-%s %02d' % (m(a), m(b), b.year % 100), 'words': 'Q%d %d/%02d' % (q, fy, (fy + 1) % 100)}[style]
    if k == 'range' and (b - a).days < 370:
        y = lambda d: d.year % 100
        return {'spaced': '%s %02d - %s %02d' % (m(a), y(a), m(b), y(b)), 'tight': '%s %d-%s %d' % (m(a), a.year, m(b), b.year),
                'short': '%s %02d-%s %02d' % (m(a), y(a), m(b), y(b)), 'words': '12 months ending %s %d' % (m(b), b.year)}[style]
    if k == 'range':
        return '%d/%02d-%d/%02d' % (a.year, (a.year + 1) % 100, b.year - 1, b.year % 100)
    if k == 'financial-year':
        return '%d/%02d' % (a.year, b.year % 100)
    if k == 'academic-year':
        return ('%d/%02d ac yr' if style == 'spaced' else '%d/%02d (academic year)') % (a.year, b.year % 100)
    if k == 'calendar-year':
        return str(a.year)
    raise ValueError(k)


def typed(text, how):
    """The same text as other people type it: 'en' dashes between two dates, 'hard' spaces, hyphens that do not break."""
    if how == 'en':
        return text.replace(' - ', ' \u2013 ').replace('-', '\u2013')
    if how == 'hard':
        return text.replace(' ', '\u00a0').replace('-', '\u2011')
    return text


def truth_period(p, style):
    """A quarter written over two calendar months stays a quarter; scoring asks for start and end only."""
    return dict(label=period_text(p, style), kind=p['kind'], start=p['start'], end=p['end'])


def year_before(p):
    def back(text):
        d = day(text)
        nxt = d + datetime.timedelta(days=1)
        if nxt.day == 1:                                      # a month's last day stays one
            return (nxt.replace(year=nxt.year - 1) - datetime.timedelta(days=1)).isoformat()
        return d.replace(year=d.year - 1).isoformat()
    q = copy.deepcopy(p)
    q.update(start=back(p['start']), end=back(p['end']), derived=True)
    return q


# ---------------------------------------------------------------- ratings
def rating(latest, other, better):
    """The papers' own key: green the same or better, amber worse within 2%, red worse by more; None: cannot be rated."""
    if latest.get('value') is None or other.get('value') is None:
        return None
    if better == 'neither':
        return 'none'
    a, b = float(latest['value']), float(other['value'])
    worse = b - a if better == 'higher' else a - b
    if worse <= 0:
        return 'green'
    return 'amber' if worse <= 0.02 * abs(b) else 'red'
