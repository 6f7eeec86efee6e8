package org.shuqiao.query.source;

import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.answer.ColumnType;
import org.shuqiao.query.error.QueryCode;
import org.shuqiao.query.mask.Tokens;
import org.shuqiao.query.policy.AccessRule;
import org.shuqiao.query.policy.Mask;
import org.shuqiao.query.sql.SourceColumn;
import org.shuqiao.query.sql.SqlFlavour;

/** Translates masks to SQL expressions. */
final class MaskSql {

    private MaskSql() { }

    /** Masked SQL expression with its result type. */
    record Masked(String expression, ColumnType type, int scale) { }

    static Masked apply(AccessRule rule, SourceColumn column, SqlFlavour flavour) {
        String value = column.expression();
        return switch (rule.mask(column.name())) {
            case Mask.Clear clear -> new Masked(value, column.type(), column.scale());
            case Mask.Nothing nothing -> new Masked(
                    "CAST(NULL AS " + flavour.type(column.type(), column.scale()) + ")", column.type(), column.scale());
            case Mask.Hash hash -> text(flavour.token(cast(column, flavour), hash.salt()));
            case Mask.Relay relay -> text(handle(onlyText(rule, column), relay, flavour));
            case Mask.YearOnly year -> year(rule, column, flavour);
            case Mask.PersonName name -> text(shaped(onlyText(rule, column),
                    when(FormSql.personName(value, flavour), "substr(" + value + ", 1, 1) || '*'")));
            case Mask.CitizenNumber number -> text(shaped(onlyText(rule, column),
                    when(FormSql.citizenNumber(value, flavour), "substr(" + value + ", 1, 9) || '*********'")
                            + when(FormSql.oldCitizenNumber(value, flavour),
                                    "substr(" + value + ", 1, 7) || '********'")));
            case Mask.MiddleCitizenNumber middle -> text(shaped(onlyText(rule, column),
                    when(FormSql.citizenNumber(value, flavour),
                            "substr(" + value + ", 1, 4) || '**********' || substr(" + value + ", 15, 4)")
                            + when(FormSql.oldCitizenNumber(value, flavour),
                                    "substr(" + value + ", 1, 4) || '*******' || substr(" + value + ", 12, 4)")));
            case Mask.Phone phone -> text(shaped(onlyText(rule, column), when(FormSql.mobile(value, flavour),
                    "substr(" + value + ", 1, 3) || '****' || substr(" + value + ", 8, 4)")));
            case Mask.Truncated truncated -> text(shaped(onlyText(rule, column),
                    when(FormSql.longerThan(value, truncated.keep(), flavour),
                            "substr(" + value + ", 1, " + truncated.keep() + ")")));
        };
    }

    /** What has not the form that its mask knows is hidden whole; NULL stays NULL. */
    private static String shaped(String value, String whens) {
        return "CASE WHEN " + value + " IS NULL THEN NULL " + whens + "ELSE '" + Mask.HIDDEN + "' END";
    }

    private static String when(String form, String shown) {
        return "WHEN " + form + " THEN " + shown + " ";
    }

    /** The beginning of the token, where the engine makes it; as {@link Tokens#handles} makes it else. */
    private static String handle(String value, Mask.Relay relay, SqlFlavour flavour) {
        String token = flavour.token(value, relay.key());
        return flavour.tokenises() ? "'" + Tokens.HANDLE + "' || upper(substr(" + token + ", 1, "
                + Tokens.HANDLE_DIGITS + "))" : token;
    }

    private static Masked year(AccessRule rule, SourceColumn column, SqlFlavour flavour) {
        String value = column.expression();
        return switch (column.type()) {
            case TEXT -> text(shaped(value, when(FormSql.year(value, flavour), "substr(" + value + ", 1, 4)")));
            case DATE -> new Masked("CAST(date_trunc('year', " + value + ") AS DATE)", ColumnType.DATE, 0);
            case TIMESTAMP -> new Masked("CAST(date_trunc('year', " + value + ") AS TIMESTAMP)", ColumnType.TIMESTAMP,
                    0);
            default -> throw doesNotFit(rule, column);
        };
    }

    private static String cast(SourceColumn column, SqlFlavour flavour) {
        return column.type() == ColumnType.TEXT
                ? column.expression()
                : "CAST(" + column.expression() + " AS " + flavour.type(ColumnType.TEXT, 0) + ")";
    }

    private static String onlyText(AccessRule rule, SourceColumn column) {
        if (column.type() != ColumnType.TEXT) {
            throw doesNotFit(rule, column);
        }
        return column.expression();
    }

    private static Masked text(String expression) {
        return new Masked(expression, ColumnType.TEXT, 0);
    }

    private static CodedException doesNotFit(AccessRule rule, SourceColumn column) {
        return new CodedException(QueryCode.MASK_DOES_NOT_FIT, rule.grant(), column.name());
    }
}
