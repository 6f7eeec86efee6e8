package org.shuqiao.query.plan;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl.LexicalState;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.parser.impl.SqlParserImpl;
import org.apache.calcite.sql.parser.impl.SqlParserImplConstants;
import org.apache.calcite.sql.parser.impl.Token;
import org.apache.calcite.sql.parser.impl.TokenMgrError;
import org.apache.calcite.util.SourceStringReader;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.error.QueryCode;

/** Words of a statement with their places, as the parser's own lexer tells them apart: texts and comments whole. */
final class SqlWords {

    private SqlWords() { }

    /**
     * Word of a statement.
     *
     * @param kind of {@link SqlParserImplConstants}
     * @param from its first character in the text
     * @param to   the character after it
     */
    record Word(int kind, int from, int to) { }

    /** @return the words up to the end, or up to a character that begins none, at which the parser stops too */
    static List<Word> of(String sql) {
        if (sql.length() > StatementSize.CHARACTERS) {
            throw new CodedException(QueryCode.TOO_LONG, StatementSize.CHARACTERS);
        }
        Lines lines = new Lines(sql);
        List<Word> words = new ArrayList<>();
        SqlParserImpl lexer = lexer(sql, SqlReader.CONFIG);
        try {
            for (Token token = lexer.getNextToken(); token.kind != SqlParserImplConstants.EOF;
                    token = lexer.getNextToken()) {
                words.add(new Word(token.kind, lines.offset(token.beginLine, token.beginColumn),
                        lines.offset(token.endLine, token.endColumn) + 1));
            }
        } catch (TokenMgrError e) {
            return words;
        }
        return words;
    }

    static SqlParserImpl lexer(String sql, SqlParser.Config config) {
        SqlParserImpl lexer = new SqlParserImpl(new SourceStringReader(sql));
        lexer.setTabSize(1);
        lexer.switchTo(LexicalState.forConfig(config));
        return lexer;
    }

    /** Beginnings of the lines of a text; a line ends with CR, LF or both. */
    static final class Lines {

        private final List<Integer> starts = new ArrayList<>(List.of(0));

        Lines(String text) {
            for (int i = 0; i < text.length(); i++) {
                char each = text.charAt(i);
                if (each == '\n' || each == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n')) {
                    starts.add(i + 1);
                }
            }
        }

        /** @return the place in the text of a line and column, both from 1 */
        int offset(int line, int column) {
            return starts.get(line - 1) + column - 1;
        }
    }
}
