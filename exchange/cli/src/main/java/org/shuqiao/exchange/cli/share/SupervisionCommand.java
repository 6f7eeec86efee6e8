package org.shuqiao.exchange.cli.share;

import java.util.concurrent.Callable;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.exchange.cli.remote.ServerOptions;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.cli.terminal.JsonOutput;
import org.shuqiao.exchange.cli.terminal.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Command {@code supervision}: lists what is overdue; issues and answers supervision notices. */
@Command(name = "supervision", mixinStandardHelpOptions = true,
        description = "List what is overdue, and supervision notices: all for the authority and auditors, else those "
                + "of your department.")
public final class SupervisionCommand implements Callable<Integer> {

    private static final String PATH = "/api/v1/supervisions";

    @Mixin
    private ServerOptions connection;

    @Override
    public Integer call() {
        RestClient client = connection.open();
        TextTable overdue = new TextTable("overdue", "duty", "department", "due", "days late");
        client.get(PATH + "/overdue").forEach(each -> overdue.row(each.path("subject").asText(),
                each.path("duty").asText(), each.path("department").asText(), each.path("due").asText(""),
                each.path("overdue").asText()));
        TextTable notices = new TextTable("notice", "about", "department", "due", "answer");
        client.get(PATH).forEach(each -> notices.row(each.path("id").asText(), each.path("subject").asText(),
                each.path("department").asText(), each.path("due").asText(""), each.path("answer").asText("")));
        System.out.print(overdue.text() + "\n" + notices.text());
        return ExitCodes.DONE;
    }

    @Command(name = "issue", mixinStandardHelpOptions = true,
            description = "Issue a supervision notice about what is overdue (the authority).")
    int issue(@Mixin ServerOptions to, @Mixin PersonKey person,
            @Parameters(paramLabel = "SUBJECT", description = "What is overdue, for example a request.")
            String subject,
            @Option(names = "--demand", required = true, paramLabel = "TEXT",
                    description = "What the department is called on to do.") String demand) {
        RestClient client = to.open();
        return JsonOutput.print(person.given()
                ? person.approve(client, "/api/v1/acts/supervision/" + RestClient.segment(subject),
                        RestClient.body().put("text", demand))
                : client.post(PATH, RestClient.body().put("subject", subject).put("demand", demand)));
    }

    @Command(name = "answer", mixinStandardHelpOptions = true,
            description = "Answer a supervision notice to your department.")
    int answer(@Mixin ServerOptions to, @Mixin PersonKey person, @Parameters(paramLabel = "NOTICE") String notice,
            @Option(names = "--text", required = true, paramLabel = "TEXT") String text) {
        RestClient client = to.open();
        return JsonOutput.print(person.given()
                ? person.approve(client, "/api/v1/acts/supervision-answer/" + RestClient.segment(notice),
                        RestClient.body().put("text", text))
                : client.post(PATH + "/" + RestClient.segment(notice) + "/answer",
                        RestClient.body().put("text", text)));
    }
}
