package org.shuqiao.city;

import org.shuqiao.city.serve.CityEventWriter;
import org.shuqiao.city.serve.CityException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point of the demo city's process, with the commands {@code serve} and {@code change}. */
@Command(name = "city", description = "云州市演示数据 / The demo city of Yunzhou", mixinStandardHelpOptions = true,
        subcommands = {ServeCommand.class, ChangeCommand.class})
public final class CityMain {
    private CityMain() { }

    public static void main(String[] arguments) {
        var line = new CommandLine(new CityMain());
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            String code = failure instanceof CityException known ? known.code() : "SQ-CTY-0000";
            new CityEventWriter(System.out).write("failed", "code", code, "message",
                    String.valueOf(failure.getMessage()));
            if (!(failure instanceof CityException known && known.getCause() == null)) {
                failure.printStackTrace(System.err);
            }
            return 1;
        });
        int code = line.execute(arguments);
        // serving ends by a signal or the end of standard input, never by returning
        System.exit(code);
    }
}
