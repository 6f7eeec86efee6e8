package org.shuqiao.centre.reckoning;

/** Outcome of storing a figure that was computed. */
enum Kept { NEW, SAME, CORRECTED }
