package org.shuqiao.query.plan;

import java.util.List;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.metadata.BuiltInMetadata;
import org.apache.calcite.rel.metadata.ChainedRelMetadataProvider;
import org.apache.calcite.rel.metadata.DefaultRelMetadataProvider;
import org.apache.calcite.rel.metadata.JaninoRelMetadataProvider;
import org.apache.calcite.rel.metadata.MetadataDef;
import org.apache.calcite.rel.metadata.MetadataHandler;
import org.apache.calcite.rel.metadata.ReflectiveRelMetadataProvider;
import org.apache.calcite.rel.metadata.RelMdUtil;
import org.apache.calcite.rel.metadata.RelMetadataProvider;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.metadata.RelMetadataQueryBase;

/**
 * Estimates the row count of a join as that of its larger input. Registers are joined by their numbers. Without
 * distinct counts Calcite takes a part of all pairs, which for two large tables of one engine is so many that it would
 * rather fetch both than leave their join there.
 */
public final class JoinRowCount implements MetadataHandler<BuiltInMetadata.RowCount> {

    private static final RelMetadataProvider PROVIDER = ChainedRelMetadataProvider.of(List.of(
            ReflectiveRelMetadataProvider.reflectiveSource(new JoinRowCount(), BuiltInMetadata.RowCount.Handler.class),
            DefaultRelMetadataProvider.INSTANCE));
    private static final JaninoRelMetadataProvider COMPILED = JaninoRelMetadataProvider.of(PROVIDER);

    private JoinRowCount() { }

    /** Makes a cluster, and this thread, guess so. */
    static void install(RelOptCluster cluster) {
        cluster.setMetadataProvider(PROVIDER);
        RelMetadataQueryBase.THREAD_PROVIDERS.set(COMPILED);
    }

    @Override
    public MetadataDef<BuiltInMetadata.RowCount> getDef() {
        return BuiltInMetadata.RowCount.DEF;
    }

    /** Called by generated code. */
    public Double getRowCount(Join join, RelMetadataQuery metadata) {
        boolean byNumber = !join.analyzeCondition().leftKeys.isEmpty()
                && join.getJoinType() != JoinRelType.SEMI && join.getJoinType() != JoinRelType.ANTI;
        if (!byNumber) {
            return RelMdUtil.getJoinRowCount(metadata, join, join.getCondition());
        }
        Double left = metadata.getRowCount(join.getLeft());
        Double right = metadata.getRowCount(join.getRight());
        return left == null || right == null ? null : Double.valueOf(Math.max(left, right));
    }
}
