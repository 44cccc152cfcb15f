// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
/// "/assets/NAME": style and script.
Response asset(const Visit& visit);

}  // namespace scrutineer::serve
