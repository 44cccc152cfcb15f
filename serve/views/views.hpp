// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "serve/markup.hpp"
#include "serve/visit.hpp"

/// The pages, one function a page, a file for each of them or for a few that belong together. What is asked for and is
/// not there is a NotThere.
namespace scrutineer::serve {

/// "/": the papers, the newest first, by council; papers can be added.
Response papers_view(const Visit& visit);
/// "/papers/ID?page=N&figure=RECORD.N": a page as it is printed with what was read of it, and where.
Response paper_view(const Visit& visit);
/// "/papers/ID/pages/N/picture": PNG.
Response page_picture(const Visit& visit);
/// "/indicators?q=WORDS": indicators by words of their names.
Response indicators_view(const Visit& visit);
/// "/indicators/ID": one through the years, as a chart and a table.
Response indicator_view(const Visit& visit);
/// "/records/ID?figure=N": one printed row, its figures, and the form that corrects one.
Response record_view(const Visit& visit);
/// POST "/records/ID/figures/N": a decision on a figure.
Response decide_figure(const Visit& visit);
/// POST "/decisions/undo": takes the decision of the field "id" back.
Response undo_decision(const Visit& visit);
/// "/todo?at=N": what needs a person, one thing at a time.
Response todo_view(const Visit& visit);
/// POST "/todo/settle": nothing is to be done about what was noted of a paper.
Response settle(const Visit& visit);
/// POST "/todo/link": two names are one indicator, or they are two.
Response decide_link(const Visit& visit);
/// "/findings": the papers, with how many of their figures do not hold.
Response findings_view(const Visit& visit);
/// "/papers/ID/findings?at=N": those of one paper, one at a time.
Response paper_findings_view(const Visit& visit);
/// POST "/papers/ID/findings": a verdict on one.
Response judge_finding(const Visit& visit);
/// POST "/papers": the form's files are kept beside the archive and read into it.
Response add_papers(const Visit& visit);
/// The form that does it; nothing where nothing can be changed.
Markup adding_form(const Services& services);
/// "/papers/ID/new": its indicators beside the paper before.
Response new_view(const Visit& visit);
/// "/papers/ID/teach?page=N": what the columns of a page's tables were taken for, to say what they are.
Response teach_view(const Visit& visit);
/// POST "/papers/ID/teach": keeps that as a layout, and reads the paper again.
Response teach(const Visit& visit);
/// POST "/papers/ID/forget": takes a layout away again.
Response forget_layout(const Visit& visit);
/// "/export": the formats that the archive can be had in.
Response export_view(const Visit& visit);
/// "/export/NAME": one of them, as a file.
Response export_file(const Visit& visit);
/// "/assets/NAME": style and script.
Response asset(const Visit& visit);

}  // namespace scrutineer::serve
