// SPDX-License-Identifier: AGPL-3.0-or-later
// See build/worker_address.ts.
declare module "*?worker-address" {
  const address: string;
  export default address;
}
