package org.shuqiao.exchange.cli.doctor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.cli.terminal.TextTable;
import org.shuqiao.exchange.platform.settings.Configuration;
import org.shuqiao.exchange.platform.settings.ConfigurationFile;
import org.shuqiao.exchange.platform.settings.Home;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Command {@code doctor}: checks the machine and every configured outside system without changing anything. */
@Command(name = "doctor", mixinStandardHelpOptions = true, description = {
    "Tell what is there, what is missing, which versions, and what each configured real system answers.",
    "Changes nothing; what hangs is told within seconds. Exit code 0 where all that is configured works, else 1."})
public final class DoctorCommand implements Callable<Integer> {

    @Option(names = "--json", description = "Print the findings as JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        List<HealthCheckResult> findings = findings(Home.fromEnvironment());
        if (json) {
            System.out.println(Json.PRETTY.writeValueAsString(findings));
        } else {
            TextTable table = new TextTable("", "part", "", "what to do");
            findings.forEach(f -> table.row(f.level().name().toLowerCase(Locale.ROOT), f.part(), f.text(), f.remedy()));
            System.out.print(table.text());
        }
        return findings.stream().anyMatch(f -> f.level() == HealthCheckResult.Level.BAD) ? ExitCodes.NO
                : ExitCodes.DONE;
    }

    static List<HealthCheckResult> findings(Home home) throws IOException {
        List<HealthCheckResult> findings = new ArrayList<>(new Machine(home).look());
        try {
            Configuration settings = ConfigurationFile.read(home.configuration());
            findings.add(HealthCheckResult.ok("settings", home.configuration().toString()));
            findings.addAll(new SystemChecks(home, settings).look());
        } catch (CodedException e) {
            findings.add(HealthCheckResult.bad("settings", e.getMessage(), "docs/configuration.md lists every key"));
        }
        return findings;
    }
}
