package org.shuqiao.standards.source;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.standards.error.StandardsCode;

/**
 * Holds source files to what their department may reach: its own secrets, in credential fields alone; addresses that
 * the city named; hosts and folders of an allow-list.
 *
 * @param origin name of the city, which names of secrets begin with
 * @param departments ids of all departments
 * @param variables names that URLs and paths may hold as {@code ${NAME}}
 * @param folders below which files are read, each department's in the folder of its id; they may hold variables
 * @param hosts by department, or {@code *} for all
 */
public record SourceReach(String origin, Set<String> departments, List<String> variables, List<String> folders,
        Map<String, List<String>> hosts) {

    private static final Pattern TEMPLATE = Pattern.compile("\\$\\{([^}]*)}");
    private static final Pattern JDBC =
            Pattern.compile("jdbc:[a-z0-9]+:(?:thin:@)?//([^/;?]+)(?:/[^/;?&#]*)?((?:[;?].*)?)");
    /** A host, and a port; some drivers also take an address in words there, which says another host. */
    private static final Pattern PLACE = Pattern.compile("(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::[0-9]{1,5})?");
    private static final Pattern LISTEN = Pattern.compile("(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]):[0-9]{1,5}");
    private static final Pattern BROKER =
            Pattern.compile("mqtts?://((?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]):[0-9]{1,5})");
    /** The whole of a parameter: drivers trim names and decode them, so that another spelling is another name here. */
    private static final Pattern JDBC_PARAMETER = Pattern.compile("([A-Za-z0-9_.]+)=[^=(){}]*");
    /** What a JDBC URL may set: none of these names a class, a file of the platform, or a credential. */
    private static final Set<String> PARAMETERS = Set.of("sslmode", "ssl", "currentschema", "applicationname",
            "connecttimeout", "sockettimeout", "logintimeout", "usessl", "useunicode", "characterencoding",
            "servertimezone", "encrypt", "databasename", "tcpkeepalive", "sslrootcert");

    public SourceReach {
        departments = Set.copyOf(departments);
        variables = List.copyOf(variables);
        folders = List.copyOf(folders);
        hosts = Map.copyOf(hosts);
    }

    /** @throws CodedException {@code SQ-SRC} with what the file has to say instead */
    public void check(SourceFile file, SecretResolver secrets) {
        String department = file.department();
        SecretResolver own = secrets.forDepartment(department);
        switch (file.source()) {
            case TableSource table -> {
                table.secret().ifPresent(name -> requireOwn(department, name, own));
                table.user().ifPresent(user -> names(user).forEach(name -> {
                    if (!variables.contains(name)) {
                        requireOwn(department, name, own);
                    }
                }));
                requireNamed(table.url());
                jdbc(department, secrets.resolve(table.url()));
            }
            case ServiceSource service -> {
                service.secret().ifPresent(name -> requireOwn(department, name, own));
                requireNamed(service.url());
                http(department, secrets.resolve(service.url()));
            }
            case FileSource read -> {
                requireNamed(read.path());
                path(department, Path.of(secrets.resolve(read.path())), secrets);
            }
            case StreamSource stream -> stream(department, stream, own, secrets);
        }
    }

    private void stream(String department, StreamSource stream, SecretResolver own, SecretResolver secrets) {
        stream.secret().ifPresent(name -> requireOwn(department, name, own));
        stream.user().ifPresent(user -> names(user).stream().filter(name -> !variables.contains(name))
                .forEach(name -> requireOwn(department, name, own)));
        requireNamed(stream.address());
        String address = secrets.resolve(stream.address());
        switch (stream.protocol()) {
            case HJ212 -> requireForm(LISTEN.matcher(address).matches(), "127.0.0.1:9212");
            case MQTT -> {
                Matcher broker = BROKER.matcher(address);
                requireForm(broker.matches(), "mqtt://host:1883, mqtts://host:8883");
                host(department, broker.group(1));
            }
            case KAFKA -> {
                for (String broker : address.split(",", -1)) {
                    requireForm(LISTEN.matcher(broker).matches(), "host:9092");
                    host(department, broker);
                }
            }
        }
        stream.kafka().flatMap(StreamSource.Kafka::trust).ifPresent(trust -> {
            requireNamed(trust);
            path(department, Path.of(secrets.resolve(trust)), secrets);
        });
    }

    private static void requireForm(boolean fits, String form) {
        if (!fits) {
            throw new CodedException(StandardsCode.URL_FORM, form);
        }
    }

    /** @return whether hosts are listed for a department; without any its sources may be at all hosts but local ones */
    public boolean namesHosts(String department) {
        return !HostList.of(hosts, department).entries().isEmpty();
    }

    /**
     * Holds a database that a department names elsewhere to the same: a secret of its own, a URL without variables to
     * a host of its list.
     *
     * @throws CodedException {@code SQ-SRC} with what is not allowed
     */
    public void checkDatabase(String department, String url, String secret, SecretResolver secrets) {
        requireOwn(department, secret, secrets.forDepartment(department));
        jdbc(department, url);
    }

    /** @return the prefix of the names of a department's secrets, such as {@code YUNZHOU_GONGAN_} */
    public String prefix(String department) {
        return word(origin) + "_" + word(department) + "_";
    }

    private static String word(String text) {
        return text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    private static List<String> names(String template) {
        return TEMPLATE.matcher(template).results().map(found -> found.group(1)).toList();
    }

    /** The longest prefix tells whose a name is: {@code city_} of department {@code a} is none of {@code a_b}'s. */
    private void requireOwn(String department, String name, SecretResolver own) {
        String owner = departments.stream().filter(each -> name.startsWith(prefix(each)))
                .max((a, b) -> Integer.compare(a.length(), b.length())).orElse("");
        boolean fits = owner.equals(department)
                || owner.isEmpty() && name.startsWith(prefix(department)) || own.inFolderOfDepartment(name);
        if (!fits) {
            throw new CodedException(StandardsCode.SECRET_FOREIGN, name, department, prefix(department));
        }
    }

    private void requireNamed(String template) {
        names(template).stream().filter(name -> !variables.contains(name)).findFirst().ifPresent(name -> {
            throw new CodedException(StandardsCode.VARIABLE_UNKNOWN, name);
        });
    }

    private void jdbc(String department, String url) {
        Matcher parts = JDBC.matcher(url);
        if (!parts.matches()) {
            throw new CodedException(StandardsCode.URL_FORM, "jdbc:postgresql://…");
        }
        parameters(parts.group(2));
        if (parts.group(1).contains("@")) {
            throw new CodedException(StandardsCode.URL_PARAMETER, "user@");
        }
        for (String host : parts.group(1).split(",")) {
            if (!PLACE.matcher(host).matches()) {
                throw new CodedException(StandardsCode.URL_FORM, "jdbc:postgresql://…");
            }
            host(department, host);
        }
    }

    /** @param text what follows the database's name, with the sign that parts them */
    private static void parameters(String text) {
        for (String each : text.split("[?&;]")) {
            Matcher parameter = JDBC_PARAMETER.matcher(each);
            boolean fits = parameter.matches() && PARAMETERS.contains(parameter.group(1).toLowerCase(Locale.ROOT));
            if (!each.isEmpty() && !fits) {
                throw new CodedException(StandardsCode.URL_PARAMETER, each.split("=", 2)[0]);
            }
        }
    }

    private void http(String department, String url) {
        try {
            URI uri = new URI(url);
            if (uri.getHost() == null || !Set.of("http", "https").contains(uri.getScheme())) {
                throw new CodedException(StandardsCode.URL_FORM, "https://…");
            }
            if (uri.getRawUserInfo() != null) {
                throw new CodedException(StandardsCode.URL_PARAMETER, "user@");
            }
            host(department, uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort());
        } catch (URISyntaxException e) {
            throw new CodedException(StandardsCode.URL_FORM, "https://…");
        }
    }

    private void host(String department, String place) {
        HostList allowed = HostList.of(hosts, department);
        if (!allowed.allows(place)) {
            throw new CodedException(StandardsCode.HOST_REFUSED, HostList.hostOf(place), department);
        }
    }

    private void path(String department, Path path, SecretResolver secrets) {
        Path file = path.toAbsolutePath().normalize();
        List<String> roots = new ArrayList<>();
        for (String folder : folders) {
            Path root = Path.of(secrets.resolve(folder)).toAbsolutePath().normalize().resolve(department);
            if (file.startsWith(root) && real(file.getParent()).startsWith(real(root))) {
                return;
            }
            roots.add(folder + "/" + department);
        }
        throw new CodedException(StandardsCode.PATH_OUTSIDE, department,
                roots.isEmpty() ? "reach.folders" : String.join(", ", roots));
    }

    /** Where links lead, as far as the path exists. */
    private static Path real(Path path) {
        Path at = path;
        while (at != null) {
            try {
                return at.toRealPath().resolve(at.relativize(path)).normalize();
            } catch (IOException e) {
                at = at.getParent();
            }
        }
        return path;
    }

    /** @return addresses of a host; none when it cannot be looked up now */
    static List<InetAddress> addresses(String host) {
        try {
            return List.of(InetAddress.getAllByName(host));
        } catch (UnknownHostException e) {
            return List.of();
        }
    }
}
