package org.shuqiao.exchange.cli.work;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.exchange.web.server.ShuqiaoServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "serve", mixinStandardHelpOptions = true,
        description = "Start the server: portal, REST API and JDBC endpoint. Ctrl-C stops it and all it started.")
public final class ServeCommand implements Callable<Integer> {

    @Option(names = "--port", paramLabel = "PORT", description = "Listen here instead of server.port; 0 takes a free "
            + "one.")
    private Integer port;

    @Option(names = "--jdbc-port", paramLabel = "PORT",
            description = "The same for the JDBC endpoint, instead of server.jdbc-port.")
    private Integer jdbcPort;

    @Option(names = "--until-input-ends", hidden = true,
            description = "Stop when standard input ends: for a parent process that may be killed.")
    private boolean untilInputEnds;

    @Override
    public Integer call() throws InterruptedException {
        ShuqiaoServer server = ShuqiaoServer.start(Home.fromEnvironment(), port, jdbcPort);
        System.out.println("Shuqiao 数桥  " + server.url());
        System.out.println("JDBC  " + server.jdbcUrl());
        if (untilInputEnds) {
            Thread.ofVirtual().start(() -> {
                try (server) {
                    System.in.transferTo(OutputStream.nullOutputStream());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        server.await();
        return ExitCodes.DONE;
    }
}
