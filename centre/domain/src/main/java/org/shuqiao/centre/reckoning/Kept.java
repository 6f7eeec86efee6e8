package org.shuqiao.centre.reckoning;

/** What became of a figure when it was computed. */
enum Kept { NEW, SAME, CORRECTED }
