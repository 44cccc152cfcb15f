// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "extract/pdf/complaints.hpp"
#include "extract/pdf/page_device.hpp"

class Page;

namespace scrutineer::pdf {

/// Poppler gives up a page's contents at the first operator that lacks operands, and all of them for one that is no
/// stream. Here the reading goes on behind what it could not read. `complaints` must be the ones that are listened to.
void read_in_spite_of_damage(::Page& page, PageDevice& device, Complaints& complaints);

/// Poppler asks before each drawing operator whether to stop; `device` is a PageDevice.
bool stop_when_spent(void* device);

}  // namespace scrutineer::pdf
