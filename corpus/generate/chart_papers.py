#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Born-digital papers whose only pictures are charts, for tests/bench/chart_bench.py: what looking at pictures costs where there is
nothing to recognise.

  python3 corpus/generate/chart_papers.py FOLDER [--papers 6] [--pages 8] [--seed 1]

writes FOLDER/charts-N.pdf: on each page a paragraph, a small table of figures as text, and two or three charts as pictures (bars,
stacked bars, bars across with their names, lines, pies, gauges, some with figures on the bars, a grid, a legend or a table of the
values beneath). Needs matplotlib and reportlab. Nothing of it is committed.
"""
import argparse
import io
import pathlib
import random

import matplotlib

matplotlib.use('Agg')
import matplotlib.pyplot as plt  # noqa: E402
from reportlab.lib import colors  # noqa: E402
from reportlab.lib.pagesizes import A4  # noqa: E402
from reportlab.lib.styles import getSampleStyleSheet  # noqa: E402
from reportlab.platypus import Image, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle  # noqa: E402

NAMES = ['Calls answered', 'Missed collections', 'Recycling rate', 'Jobs created', 'Homes delivered', 'Visits to libraries', 'Placements', 'Sickness days',
         'Permits issued', 'Potholes filled', 'Complaints upheld', 'Reviews on time']
MONTHS = ['Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec', 'Jan', 'Feb', 'Mar']
KINDS = ['bars', 'stacked', 'across', 'lines', 'pie', 'gauge', 'bars with figures', 'lines over their table']


def draw(R, kind, dots):
    figure, axes = plt.subplots(figsize=(R.choice([4.5, 5.5, 6.4]), R.choice([2.2, 2.8, 3.4])), dpi=dots)
    n = R.randint(4, 12)
    labels, values = MONTHS[:n], [R.uniform(20, 95) for _ in range(n)]
    palette = plt.get_cmap(R.choice(['tab10', 'Set2', 'Dark2', 'Pastel1'])).colors
    if kind == 'bars' or kind == 'bars with figures':
        bars = axes.bar(labels, values, color=palette[0])
        if kind == 'bars with figures':
            axes.bar_label(bars, fmt='%.1f', fontsize=7)
    elif kind == 'stacked':
        below = [0] * n
        for k in range(3):
            part = [R.uniform(5, 30) for _ in range(n)]
            axes.bar(labels, part, bottom=below, color=palette[k], label=NAMES[k])
            below = [a + b for a, b in zip(below, part)]
        axes.legend(fontsize=6)
    elif kind == 'across':
        axes.barh(R.sample(NAMES, 7), [R.uniform(5, 95) for _ in range(7)], color=palette[1])
        axes.tick_params(labelsize=7)
    elif kind.startswith('lines'):
        for k in range(R.randint(1, 3)):
            axes.plot(labels, [v + R.uniform(-20, 20) for v in values], marker='o', color=palette[k], label=f'20{20 + k}/{21 + k}')
        axes.legend(fontsize=6)
        if 'table' in kind:
            axes.set_xticks([])
            axes.table(cellText=[[f'{v:.0f}' for v in values]], colLabels=labels, rowLabels=['Actual'], loc='bottom', fontsize=6)
    elif kind == 'pie':
        part = [R.uniform(5, 40) for _ in range(5)]
        axes.pie(part, labels=R.sample(NAMES, 5), autopct='%1.0f%%', textprops={'fontsize': 6}, colors=palette)
    else:
        axes.pie([R.uniform(20, 60), 40, 60], colors=['#00b050', '#dddddd', 'white'], startangle=180, counterclock=False, wedgeprops={'width': 0.3})
        axes.text(0, 0, f'{R.uniform(20, 95):.1f}%', ha='center', fontsize=12)
    if kind not in ('pie', 'gauge'):
        axes.grid(R.random() < 0.5, axis='y')
        axes.tick_params(labelsize=7)
    axes.set_title(R.choice(NAMES) + ', 2024/25', fontsize=9)
    out = io.BytesIO()
    figure.savefig(out, format=R.choice(['png', 'jpeg']), bbox_inches='tight')
    size = figure.get_size_inches()
    plt.close(figure)
    out.seek(0)
    return Image(out, width=size[0] * 66, height=size[1] * 66)


def paper(path, R, pages):
    styles = getSampleStyleSheet()
    story = []
    for page in range(pages):
        story.append(Paragraph(f'Performance report, Quarter {R.randint(1, 4)} 2024/25', styles['Heading2']))
        story.append(Paragraph('The charts show how the service has done in each month of the year so far. ' * 3, styles['BodyText']))
        rows = [['Indicator', 'Actual', 'Target', '2023/24']] + [[name, f'{R.uniform(10, 95):.1f}%', f'{R.randint(50, 95)}%', f'{R.uniform(10, 95):.1f}%'] for name in R.sample(NAMES, 4)]
        story.append(Table(rows, colWidths=[200, 70, 70, 70], style=TableStyle([('GRID', (0, 0), (-1, -1), 0.5, colors.grey), ('FONTSIZE', (0, 0), (-1, -1), 8)])))
        for _ in range(R.randint(2, 3) if page % 3 else 1):
            story += [Spacer(1, 8), draw(R, R.choice(KINDS), R.choice([96, 150, 200]))]
        story.append(PageBreak())
    SimpleDocTemplate(str(path), pagesize=A4, topMargin=36, bottomMargin=36).build(story)


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument('folder', type=pathlib.Path)
    a.add_argument('--papers', type=int, default=6)
    a.add_argument('--pages', type=int, default=8)
    a.add_argument('--seed', type=int, default=1)
    options = a.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    for n in range(options.papers):
        paper(options.folder / f'charts-{n + 1}.pdf', random.Random(options.seed * 1000 + n), options.pages)


main()
