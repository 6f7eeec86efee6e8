package org.shuqiao.query.script;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.hydromatic.quidem.AbstractCommand;
import net.hydromatic.quidem.Command;
import net.hydromatic.quidem.CommandHandler;
import net.hydromatic.quidem.Quidem;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.query.TestCity;
import org.shuqiao.query.answer.Answer;
import org.shuqiao.query.engine.Query;
import org.shuqiao.query.plan.ParsedSql;
import org.shuqiao.query.plan.SentSql;
import org.shuqiao.query.policy.AccessRule;
import org.shuqiao.query.policy.Backing;
import org.shuqiao.query.policy.Mask;
import org.shuqiao.query.policy.RowFilter;
import org.shuqiao.query.policy.TableName;

/**
 * The commands of scripts: who may see what, and what to print of a query. {@code README.md} beside them lists them.
 */
final class ScriptCommands implements CommandHandler {

    private static final Pattern GRANT =
            Pattern.compile("grant (\\S+) of (\\w+)\\.(\\w+), in (the lake|\\w+) as (\\w+)\\.(\\w+)");
    private static final Pattern MASK = Pattern.compile("mask (\\w+) (\\S+)");
    private static final Pattern HOLDS = Pattern.compile("holds (.+), in (the lake|\\w+) as (\\w+)\\.(\\w+)");

    private final TestCity city;
    private final List<ScriptGrant> grants = new ArrayList<>();
    private final List<Answered> answered = new ArrayList<>();

    /** What was asked under which rules. */
    record Answered(List<AccessRule> rules, Answer answer) { }

    ScriptCommands(TestCity city) {
        this.city = city;
    }

    List<Answered> answered() {
        return List.copyOf(answered);
    }

    @Override
    public Command parseCommand(List<String> lines, List<String> content, String line) {
        List<String> echo = List.copyOf(lines);
        int space = line.indexOf(' ');
        String rest = space < 0 ? "" : line.substring(space + 1);
        return switch (space < 0 ? line : line.substring(0, space)) {
            case "purpose" -> says(echo, grants::clear);
            case "grant" -> says(echo, () -> grants.add(grant(matched(GRANT, line))));
            case "columns" -> says(echo, () -> last(grant -> grant.columns(List.of(rest.split(", ")))));
            case "mask" -> {
                Matcher mask = matched(MASK, line);
                yield says(echo, () -> last(grant -> grant.masked(mask.group(1), Mask.of(mask.group(2)))));
            }
            case "rows" -> says(echo, () -> last(grant -> grant.onlyRows(RowFilter.of(rest))));
            case "group" -> says(echo, () -> last(grant -> grant.onlyGroups(Integer.parseInt(rest))));
            case "holds" -> prints(echo, context -> holds(matched(HOLDS, line)));
            case "answer" -> prints(echo, context -> answer(context.previousSqlCommand()));
            case "refused" -> prints(echo, context -> refused(context.previousSqlCommand()));
            case "steps" -> prints(echo, context -> ask(context.previousSqlCommand().sql).plan().lines().toList());
            case "sent" -> prints(echo, context ->
                    SentSql.of(city, ParsedSql.of(context.previousSqlCommand().sql), rules()));
            default -> throw new IllegalArgumentException("no command of a script: " + line);
        };
    }

    private static Matcher matched(Pattern pattern, String line) {
        Matcher matcher = pattern.matcher(line);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("a command reads like " + pattern + ", this one: " + line);
        }
        return matcher;
    }

    private static Backing backing(String place, String schema, String table) {
        return place.equals("the lake")
                ? new Backing.LakeTable(schema, table) : new Backing.DepartmentTable(place, schema, table);
    }

    private static ScriptGrant grant(Matcher grant) {
        return ScriptGrant.of(grant.group(1), new TableName(grant.group(2), grant.group(3)),
                backing(grant.group(4), grant.group(5), grant.group(6)));
    }

    private void last(UnaryOperator<ScriptGrant> change) {
        grants.set(grants.size() - 1, change.apply(grants.getLast()));
    }

    private List<AccessRule> rules() {
        return grants.stream().map(ScriptGrant::rule).toList();
    }

    private Answer ask(String sql) {
        return city.engine().execute(new Query(ParsedSql.of(sql), rules(), TestCity.LIMITS));
    }

    private List<String> answer(Quidem.SqlCommand query) {
        try {
            Answer answer = ask(query.sql);
            answered.add(new Answered(rules(), answer));
            return new PrintedTable(answer, query.sort).lines();
        } catch (CodedException e) {
            return List.of(e.text(Language.EN));
        }
    }

    private List<String> refused(Quidem.SqlCommand query) {
        try {
            return List.of("not refused: " + ask(query.sql).rows().size() + " rows");
        } catch (CodedException e) {
            return List.of(e.code().id() + " " + e.problem(Language.ZH), e.code().id() + " " + e.problem(Language.EN));
        }
    }

    /** Columns of a register as they are, which no consumer sees; in the order of their values. */
    private List<String> holds(Matcher register) {
        AccessRule clear = ScriptGrant.of("none", new TableName("the", "register"),
                backing(register.group(2), register.group(3), register.group(4)))
                .columns(List.of(register.group(1).split(", "))).rule();
        ParsedSql all = ParsedSql.of("SELECT * FROM the.register");
        return new PrintedTable(city.engine().execute(new Query(all, List.of(clear), TestCity.LIMITS)), true).lines();
    }

    private static Command says(List<String> echo, Runnable change) {
        return prints(echo, context -> {
            change.run();
            return List.of();
        });
    }

    private static Command prints(List<String> echo, Function<Command.Context, List<String>> printed) {
        return new AbstractCommand() {
            @Override
            public void execute(Context context, boolean execute) {
                context.echo(printed.apply(context));
                context.echo(echo);
            }
        };
    }
}
