// SPDX-License-Identifier: AGPL-3.0-or-later
// The sandboxed page that shows a file.
export {};
