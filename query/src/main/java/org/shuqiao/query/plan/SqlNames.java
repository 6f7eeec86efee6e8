package org.shuqiao.query.plan;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl.LexicalState;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.parser.impl.SqlParserImpl;
import org.apache.calcite.sql.parser.impl.SqlParserImplConstants;
import org.apache.calcite.sql.parser.impl.Token;
import org.apache.calcite.sql.parser.impl.TokenMgrError;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.util.SourceStringReader;

/** Collects names of tables, columns and aliases, in lower case. */
final class SqlNames {

    private SqlNames() { }

    static Set<String> in(SqlNode tree) {
        Set<String> names = new HashSet<>();
        tree.accept(new SqlBasicVisitor<Void>() {
            @Override
            public Void visit(SqlIdentifier identifier) {
                identifier.names.forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
                return null;
            }
        });
        return names;
    }

    /**
     * Takes every word of a text without a tree for a name, so that its refusal can say which resource it was about.
     * The parser's own lexer tells words from comments and literals; what follows a character that it does not know is
     * not looked at.
     */
    static Set<String> ofUnreadable(String text, SqlParser.Config config) {
        SqlParserImpl lexer = new SqlParserImpl(new SourceStringReader(text));
        lexer.switchTo(LexicalState.forConfig(config));
        Set<String> names = new HashSet<>();
        try {
            for (Token token = lexer.getNextToken(); token.kind != SqlParserImplConstants.EOF;
                    token = lexer.getNextToken()) {
                names.add(name(token.image).toLowerCase(Locale.ROOT));
            }
        } catch (TokenMgrError e) {
            return names;
        }
        return names;
    }

    private static String name(String word) {
        boolean quoted = word.length() > 1 && word.startsWith("\"") && word.endsWith("\"");
        return quoted ? word.substring(1, word.length() - 1).replace("\"\"", "\"") : word;
    }
}
