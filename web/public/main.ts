// SPDX-License-Identifier: AGPL-3.0-or-later
// Comfort for the public pages; they work without it.
export {};
