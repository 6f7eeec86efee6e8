package org.shuqiao.query.plan;

import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.convert.ConverterRule;

/** Brings the rows of an engine into this process. */
final class SourceToProcessRule extends ConverterRule {

    private SourceToProcessRule(Config config) {
        super(config);
    }

    static SourceToProcessRule of(SourceConvention source) {
        return Config.INSTANCE
                .withConversion(RelNode.class, source, EnumerableConvention.INSTANCE, "SourceToProcess." + source.getName())
                .withRuleFactory(SourceToProcessRule::new)
                .toRule(SourceToProcessRule.class);
    }

    @Override
    public RelNode convert(RelNode rel) {
        return new SourceToProcess(rel.getCluster(), rel.getTraitSet().replace(getOutConvention()), rel);
    }
}
