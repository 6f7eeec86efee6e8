package org.shuqiao.centre.alert;

import java.math.BigDecimal;
import org.shuqiao.centre.indicator.AlertLevel;

/** Step of an alert in a period. @param level after the step; of a closed alert, the one that it closed at */
public record AlertStep(String period, StepKind kind, AlertLevel level, BigDecimal value) { }
