package org.shuqiao.query.plan;

import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.convert.ConverterRule;

/** Planner rule that adds a {@link SourceToEnumerableConverter}. */
final class SourceToEnumerableRule extends ConverterRule {

    private SourceToEnumerableRule(Config config) {
        super(config);
    }

    static SourceToEnumerableRule of(SourceConvention source) {
        return Config.INSTANCE
                .withConversion(RelNode.class, source, EnumerableConvention.INSTANCE,
                        "SourceToProcess." + source.getName())
                .withRuleFactory(SourceToEnumerableRule::new)
                .toRule(SourceToEnumerableRule.class);
    }

    @Override
    public RelNode convert(RelNode rel) {
        return new SourceToEnumerableConverter(rel.getCluster(), rel.getTraitSet().replace(getOutConvention()), rel);
    }
}
