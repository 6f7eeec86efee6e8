package org.shuqiao.centre.rest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.shuqiao.centre.Words;
import org.shuqiao.centre.division.DivisionLevel;
import org.shuqiao.centre.indicator.Base;
import org.shuqiao.centre.indicator.Formula;
import org.shuqiao.centre.indicator.Indicator;

/** Indicator as the API gives it: what its file says. */
record IndicatorView(String id, int version, Words name, String owner, String purpose, String unit, String direction,
        String grain, boolean state, List<String> levels, String base, List<BaseView> bases, String numerator,
        Map<String, String> parts, String fresh, List<Bound> thresholds, Map<String, Words> overrides) {

    /** Base with its source and date. */
    record BaseView(String id, Words name, Words source, String date, String sql) {
        static BaseView of(Base base) {
            return new BaseView(base.id(), base.name(), base.source(), base.date(), base.formula().sql());
        }
    }

    /** Bound of an alert level. */
    record Bound(String level, String crosses, String recovers) { }

    static IndicatorView of(Indicator of) {
        Map<String, String> parts = new TreeMap<>();
        of.parts().forEach((id, weight) -> parts.put(id, weight.toPlainString()));
        Map<String, Words> overrides = new TreeMap<>();
        of.overrides().forEach((division, own) -> overrides.put(division, own.reason()));
        return new IndicatorView(of.id(), of.version(), of.name(), of.owner(), of.purpose(), of.unit().code(),
                of.direction().code(), of.grain().code(), of.state(),
                of.levels().stream().map(DivisionLevel::code).toList(), of.chosen(),
                of.bases().values().stream().map(BaseView::of).toList(),
                of.numerator().map(Formula::sql).orElse(""), parts, of.fresh().toString(),
                of.thresholds().stream().map(each -> new Bound(each.level().code(), each.crosses().toPlainString(),
                        each.recovers().toPlainString())).toList(), overrides);
    }

    static Optional<String> given(String text) {
        return Optional.ofNullable(text).filter(each -> !each.isBlank());
    }
}
