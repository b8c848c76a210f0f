declare namespace App {
  interface Locals {
    /** Set by the page of a lesson's handout: what asks something leaves its answer out. */
    handout?: boolean;
  }
}
