// SPDX-License-Identifier: AGPL-3.0-or-later
// The staff application.
export {};
