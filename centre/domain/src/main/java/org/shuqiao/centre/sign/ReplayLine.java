package org.shuqiao.centre.sign;

import org.shuqiao.centre.alert.AlertCourse;

/** Alert that the history of values gives. @param kept whether the kept alerts have it, step by step */
public record ReplayLine(String division, AlertCourse course, boolean kept) { }
