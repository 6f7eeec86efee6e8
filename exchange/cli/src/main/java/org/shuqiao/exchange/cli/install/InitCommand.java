package org.shuqiao.exchange.cli.install;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.file.AtomicFile;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.contracts.yaml.Yaml;
import org.shuqiao.exchange.cli.terminal.CommandCode;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.platform.settings.ConfigurationFile;
import org.shuqiao.exchange.platform.settings.DepartmentFile;
import org.shuqiao.exchange.platform.settings.Home;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Command {@code init}: makes the configuration of a city, by asking or from its options. */
@Command(name = "init", mixinStandardHelpOptions = true,
        description = "Make conf/shuqiao.yaml and conf/departments.yaml for a city. What no option says is asked for; "
                + "with --yes the default in brackets is taken. Nothing is started.")
public final class InitCommand implements Callable<Integer> {

    @Option(names = "--city", paramLabel = "ZH,EN", description = "The city's name in Chinese and English.")
    private String city;

    @Option(names = "--origin", paramLabel = "NAME", description = "Name of the record log, for ever: small letters, "
            + "digits, dots.")
    private String origin;

    @Option(names = "--port", paramLabel = "PORT", description = "Port of portal and REST API.")
    private Integer port;

    @Option(names = "--store", paramLabel = "URL", description = "jdbc:postgresql://… of a PostgreSQL of your own; "
            + "empty: the embedded one.")
    private String store;

    @Option(names = "--department", paramLabel = "ID,ZH,EN,CODE,DIVISION", description = "A department, "
            + "the data authority first; again for each.")
    private List<String> departments;

    @Option(names = "--yes", description = "Ask nothing.")
    private boolean yes;

    @Option(names = "--replace", description = "Replace files that are there; they are kept as *.before.")
    private boolean replace;

    private final BufferedReader in = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));

    @Override
    public Integer call() throws IOException {
        Home home = Home.fromEnvironment();
        Path settings = home.configuration();
        Path members = settings.resolveSibling("departments.yaml");
        if (!replace && Files.exists(settings)) {
            throw new CodedException(CommandCode.SETTINGS_THERE, settings);
        }
        String[] name = asked(city, "City, in Chinese and English", "本市,City").split("[,，]", 2);
        String english = name.length > 1 ? name[1].strip() : name[0].strip();
        String log = asked(origin, "Name of the record log, for ever", english.toLowerCase().replaceAll("[^a-z0-9]",
                ""));
        int listen = number(asked(port == null ? null : port.toString(), "Port", "8809"));
        String url = asked(store, "JDBC URL of a PostgreSQL, empty for the embedded one", "");
        put(settings, settings(name[0].strip(), english, log, listen, url), () -> ConfigurationFile.read(settings));
        if (departments == null) {
            DepartmentFile.read(settings);
        } else {
            put(members, members(), () -> DepartmentFile.read(settings));
        }
        System.out.println(settings);
        System.out.println(members);
        return ExitCodes.DONE;
    }

    private String asked(String given, String what, String usual) throws IOException {
        if (given != null) {
            return given.strip();
        }
        if (yes) {
            return usual;
        }
        System.err.print(what + " [" + usual + "]: ");
        System.err.flush();
        String line = in.readLine();
        return line == null || line.isBlank() ? usual : line.strip();
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new CodedException(CommandCode.WRONG_USAGE, e, "--port " + text, "init");
        }
    }

    /** What cannot be read back does not stay: what was there before does, or nothing. */
    private static void put(Path file, String content, Runnable readBack) throws IOException {
        Optional<byte[]> before = Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        AtomicFile.replace(file, content);
        try {
            readBack.run();
        } catch (CodedException e) {
            if (before.isPresent()) {
                AtomicFile.replace(file, before.get());
            } else {
                Files.delete(file);
            }
            throw e;
        }
        if (before.isPresent()) {
            AtomicFile.replace(file.resolveSibling(file.getFileName() + ".before"), before.get());
        }
    }

    private static String settings(String zh, String en, String log, int port, String store) throws IOException {
        ObjectNode tree = Json.PLAIN.createObjectNode();
        tree.putObject("server").put("host", "127.0.0.1").put("port", port).put("jdbc-port", port == 0 ? 0 : port + 1);
        if (!store.isEmpty()) {
            tree.putObject("store").put("url", store).put("user", "shuqiao").put("secret", "SHUQIAO_STORE_PASSWORD");
        }
        tree.putObject("city").put("zh", zh).put("en", en).put("origin", log);
        return "# Settings of the platform; docs/configuration.md explains every key and its default.\n" + yaml(tree);
    }

    private String members() throws IOException {
        ObjectNode tree = Json.PLAIN.createObjectNode();
        var all = tree.putArray("departments");
        for (String each : departments) {
            String[] parts = each.split("[,，]");
            if (parts.length != 5) {
                throw new CodedException(CommandCode.WRONG_USAGE, "--department " + each, "init");
            }
            all.addObject().put("id", parts[0].strip()).put("zh", parts[1].strip()).put("en", parts[2].strip())
                    .put("code", parts[3].strip()).put("division", parts[4].strip());
        }
        return "# The departments of the city, the data authority first.\n" + yaml(tree);
    }

    private static String yaml(ObjectNode tree) throws JsonProcessingException {
        return Yaml.MAPPER.writeValueAsString(tree).replaceFirst("^---\n", "");
    }
}
