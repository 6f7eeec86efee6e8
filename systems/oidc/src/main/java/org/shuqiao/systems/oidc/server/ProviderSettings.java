package org.shuqiao.systems.oidc.server;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * Settings of the provider's process, in a file readable by its account only.
 *
 * @param client the platform's id at the provider
 * @param redirects where the platform may be returned to, after log-in and log-out
 */
public record ProviderSettings(int port, String client, String secret, List<String> redirects, List<Person> people) {

    /** The client of scripts that act for a person: it keeps no secret, and its tokens are made for the platform. */
    public static final String SCRIPTS = "shuqiao-scripts";
    /** Another system of the city, whose tokens are not for the platform. */
    public static final String ANOTHER = "another-system";
    /** Whoever asks for this scope gets a token whose time is over. */
    public static final String STALE = "stale";
    /** Whoever asks for this scope gets a token that names another issuer. */
    public static final String ELSEWHERE = "elsewhere";

    public ProviderSettings {
        redirects = List.copyOf(redirects);
        people = List.copyOf(people);
    }

    @JsonIgnore
    public String issuer() {
        return "http://localhost:" + port;
    }

    /** Person of the provider; a blank department is left out of tokens. */
    public record Person(String login, String password, String name, String department, List<String> roles) {
        public Person {
            roles = List.copyOf(roles);
        }

        /** Without the password. */
        @Override
        public String toString() {
            return login;
        }
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return client + " at port " + port;
    }
}
