# SPDX-License-Identifier: GPL-3.0-or-later
"""Which figures of a dataset are wholly right, for tests/quality/confidence and fit-weights.

A figure is wholly right where its value, name, meaning, unit and period are all right, by the rules of
../shared/tools/score_records.py (papers with a truth record for each row) and score_figures.py (real pages read by eye).
Figures that the truth says nothing of are left out; what no truth accounts for on a page that it covers is wrong.
"""
import collections
import glob
import importlib.util
import json
import os
import pathlib
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / 'shared'

# One figure given out: its paper, the set of papers, its place, its confidence, whether it is right, the evidence.
Judged = collections.namedtuple('Judged', 'paper group record observation confidence right evidence')


def tool(name):
    spec = importlib.util.spec_from_file_location(name, SHARED / 'tools' / (name + '.py'))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read(program, papers, options=()):
    """The dataset of some papers, and the evidence for each figure: {(record's id, observation's number): {sign: value}}."""
    with tempfile.TemporaryDirectory() as folder:
        told = os.path.join(folder, 'evidence')
        out = subprocess.run([program, 'extract', '--quiet', '--evidence', told, *options, *map(str, papers)],
                             capture_output=True, check=False)
        evidence = {}
        if os.path.exists(told):
            with open(told, encoding='utf-8') as lines:
                for line in lines:
                    one = json.loads(line)
                    evidence[one['record'], one['observation']] = one['evidence']
        return json.loads(out.stdout), evidence


def by_records(data, truth, within=False):
    """Judges the figures of one paper by a truth of records: {(record's id, observation's number): right}."""
    rules = tool('score_records')
    records = rules.within(truth, data['records']) if within else data['records']
    judged = {}
    pairs, _, spurious = rules.pair(truth, records)
    for j in spurious:
        judged.update({(records[j]['id'], o): False for o in range(len(records[j]['observations']))})
    for i, j in pairs:
        t, d = truth[i], records[j]
        if t.get('optional'):
            continue
        name = rules.fold(t['indicator'].get('name')) == rules.fold(d['indicator'].get('name'))
        number = {id(o): n for n, o in enumerate(d['observations'])}
        found, _, extra = rules.match_obs(t['observations'], d['observations'])
        for want, given in found:
            unit = want.get('unit', t['indicator'].get('unit'))
            same_unit = not unit or given.get('value') is None or given.get('unit') == unit
            judged[d['id'], number[id(given)]] = name and same_unit and rules.period_ok(want, given) is not False
        judged.update({(d['id'], number[id(o)]): False for o in extra})
    return judged


def by_figures(data, truth):
    """Judges the figures of real pages by a truth of figures; joined as score_figures.py joins them."""
    rules = tool('score_figures')
    pages = {(t['file'], t['page']) for t in truth}
    files = {d['id']: d['file'] for d in data['documents']}
    given, judged = collections.defaultdict(list), {}
    for record in data['records']:
        for number, observation in enumerate(record['observations']):
            place = files[record['document']], observation.get('page') or record['source']['page']
            if place in pages and observation.get('value') is not None:
                given[place].append((observation, record, number))
                judged[record['id'], number] = False
    used = set()
    for t in truth:
        place, box, best = (t['file'], t['page']), t.get('box'), None
        for o, r, number in given[place]:
            if (r['id'], number) in used:
                continue
            if box:
                middle = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
                if not o.get('bbox') or not rules.inside(o['bbox'], middle, 2):
                    continue
            elif not (rules.number(o.get('text') or '') == rules.number(t['text']) and
                      (rules.same_name(t['row'], r['indicator'], 0.6) or rules.turned(t, o, r, 0.6))):
                continue
            j = rules.judge(t, o, r)
            score = 8 * j['value'] + 2 * j['name'] + 2 * j['meaning'] + j['unit'] + (j['period'] is True)
            if best is None or score > best[0]:
                best = score, (r['id'], number), j['right'], j['value']
        if best and (best[3] or box):
            used.add(best[1])
            judged[best[1]] = best[2]
    return judged


def lines(path):
    return [json.loads(line) for line in open(path, encoding='utf-8') if line.strip()]


def papers_of(folder, scans=False):
    """(paper, its truth) for each truth of records in a folder."""
    for truth in sorted(glob.glob(os.path.join(folder, '*.truth.jsonl'))):
        stem = truth[:-len('.truth.jsonl')]
        pdf = stem + ('.scan.pdf' if scans else '.pdf')
        if os.path.exists(pdf):
            yield pdf, truth


def judge_folder(program, folder, group, options=(), scans=False):
    for pdf, truth in papers_of(folder, scans):
        data, evidence = read(program, [pdf], options)
        yield from judged_of(data, evidence, by_records(data, lines(truth)), group, os.path.basename(pdf))


def judged_of(data, evidence, judged, group, paper=None):
    files = {d['id']: d['file'] for d in data['documents']}
    for record in data['records']:
        for number, observation in enumerate(record['observations']):
            key = record['id'], number
            if key in judged:
                yield Judged(paper or files[record['document']], group, *key, observation['confidence'], judged[key],
                             evidence.get(key, {}))


def judge_all(program, folders=(), options=(), scans=False, only=()):
    """Every figure of the corpora at hand and of further folders of papers with their truths."""
    wanted = lambda group: not only or group in only
    for group, folder in [('corpus', ROOT / 'corpus/papers'), ('typeset', SHARED / 'corpus/typeset'),
                          ('looks', SHARED / 'corpus/looks'), *((os.path.basename(f.rstrip('/')), f) for f in folders)]:
        if wanted(group):
            yield from judge_folder(program, str(folder), group, options)
            if scans:
                yield from judge_folder(program, str(folder), group + ' scans', options, True)
    kent = SHARED / 'corpus/kent'
    if wanted('kent'):
        for truth in sorted(kent.glob('*.truth.jsonl')):
            pdf = kent / (truth.name.rsplit('.', 3)[0] + '.pdf')
            data, evidence = read(program, [pdf], options)
            yield from judged_of(data, evidence, by_records(data, lines(truth), True), 'kent', pdf.name)
    real = SHARED / 'corpus/real-figures'
    if wanted('real-figures') and real.exists():
        data, evidence = read(program, sorted(real.glob('*.pdf')), options)
        yield from judged_of(data, evidence, by_figures(data, lines(real / 'figures.truth.jsonl')), 'real-figures')
