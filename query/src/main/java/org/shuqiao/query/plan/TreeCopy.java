package org.shuqiao.query.plan;

import java.util.Map;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.util.SqlShuttle;

/** Copies a parsed statement, with other literals in the place of some; the validator writes into what it is given. */
final class TreeCopy extends SqlShuttle {

    private final Map<SqlLiteral, SqlNode> replaced;

    /** @param replaced by identity */
    TreeCopy(Map<SqlLiteral, SqlNode> replaced) {
        this.replaced = replaced;
    }

    @Override
    public SqlNode visit(SqlLiteral literal) {
        return replaced.getOrDefault(literal, literal);
    }

    @Override
    public SqlNode visit(SqlIdentifier identifier) {
        return identifier.clone(identifier.getParserPosition());
    }

    @Override
    public SqlNode visit(SqlCall call) {
        CallCopyingArgHandler copy = new CallCopyingArgHandler(call, true);
        call.getOperator().acceptCall(this, call, false, copy);
        return copy.result();
    }

    @Override
    public SqlNode visit(SqlNodeList nodes) {
        SqlNodeList copy = new SqlNodeList(nodes.getParserPosition());
        nodes.forEach(node -> copy.add(node == null ? null : node.accept(this)));
        return copy;
    }
}
