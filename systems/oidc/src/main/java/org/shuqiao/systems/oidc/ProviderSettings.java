package org.shuqiao.systems.oidc;

import java.util.List;

/**
 * What the provider's process is told, in a file that only its account may read.
 *
 * @param client the platform's id at the provider
 * @param redirects where the platform may be returned to, after log-in and log-out
 */
public record ProviderSettings(int port, String client, String secret, List<String> redirects, List<Person> people) {

    /** Another system of the city. */
    public static final String ANOTHER = "another-system";

    public ProviderSettings {
        redirects = List.copyOf(redirects);
        people = List.copyOf(people);
    }

    /** @return the secret of {@link #ANOTHER}; no two clients share one */
    public String anotherSecret() {
        return secret + "-another";
    }

    /** Somebody of a department; a blank department is not told to the platform. */
    public record Person(String login, String password, String name, String department, List<String> roles) {
        public Person {
            roles = List.copyOf(roles);
        }
    }
}
