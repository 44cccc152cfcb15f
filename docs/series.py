# SPDX-License-Identifier: GPL-3.0-or-later
"""From a folder of papers to a plotted series, cell by cell (Spyder, VS Code and Jupyter know the marks).

    python docs/series.py corpus/papers fly-tipping fly-tipping.png

Needs the package (`pip install './python[pandas]'`), matplotlib, and the program (`make`).
"""

# %% What is asked: a folder of papers, words of an indicator's name, and where the picture goes.
import subprocess
import sys
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plot
import pandas

import scrutineer

folder, words, picture = (sys.argv[1:] + ["corpus/papers", "fly-tipping", "series.png"][len(sys.argv) - 1 :])[:3]
papers = sorted(Path(folder).rglob("*.pdf"))

# %% Read the papers. Each comes as soon as it is read; one that cannot be read is a value among the others.
frames = []
for paper in scrutineer.read_many(papers, ocr="never"):
    if isinstance(paper, scrutineer.PaperFailure):
        print(f"{paper.path}: not read ({paper.code})")
    else:
        frames.append(paper.figures())
figures = pandas.concat(frames, ignore_index=True)
print(f"{len(papers)} papers, {len(figures):,} figures, {figures['indicator'].nunique():,} names of indicators")

# %% What was printed about it, as it was printed: one row a figure, with its paper, page and confidence.
about = figures[figures["indicator"].str.contains(words, case=False, na=False, regex=False)]
columns = ["file", "page", "indicator", "measure", "basis", "period", "text", "value", "confidence"]
print(about[columns].to_string(index=False))

# %% The same through the years: an archive knows under which names an indicator goes, which of the papers printed a
# figure first, and where it was revised.
archive = Path(picture).with_suffix(".db")
subprocess.run([scrutineer.program(), "ingest", "--quiet", "--ocr", "never", "--archive", archive, folder], check=True)
series = scrutineer.archive(archive).series(words)
frame = series.frame()
print(frame[["period", "value", "target", "file", "page"]].to_string(index=False))

# %% Draw it.
figure, axes = plot.subplots(figsize=(8, 4.5))
axes.plot(frame.index, frame["value"], marker="o", label=series.names[0])
if frame["target"].notna().any():
    axes.plot(frame.index, frame["target"], linestyle="--", label="target")
for end, row in frame.iterrows():
    axes.annotate(f"{row['file']}, p. {row['page']}", (end, row["value"]), textcoords="offset points", xytext=(4, 6), fontsize=6)
axes.set_title(f"{series.names[0]}, {series.authority or 'unknown authority'}")
axes.set_ylabel(series.unit or "")
axes.set_ylim(bottom=0)
axes.legend()
figure.tight_layout()
figure.savefig(picture, dpi=120)
print(f"The picture is {picture}")
