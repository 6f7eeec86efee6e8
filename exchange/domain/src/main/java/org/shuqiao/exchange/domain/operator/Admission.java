package org.shuqiao.exchange.domain.operator;

import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Admission of an operator (运营方), a company that runs systems for the government: two persons approve it, one of them
 * of the authority.
 *
 * @param operator        its department in the register
 * @param securityOfficer login of its data security officer (数据安全专员): without one no grant reaches it
 * @param basis           contract or decision under which it works
 * @param scope           what it may receive
 * @param from            first instant at which it is admitted
 * @param to              first instant at which it is no longer
 */
public record Admission(String operator, String securityOfficer, String basis, Scope scope, Instant from,
        Instant to) {

    /**
     * Extent of what an operator may receive.
     *
     * @param providers  departments whose data it is
     * @param resources  codes of resources; empty for all of the providers
     * @param purposes   as requests state them
     * @param export     whether data may leave as files or tables
     * @param rowsPerDay rows of the sources a calendar day, under all grants together
     */
    public record Scope(Set<String> providers, Set<String> resources, Set<String> purposes, boolean export,
            long rowsPerDay) {

        public Scope {
            providers = Set.copyOf(providers);
            resources = Set.copyOf(resources);
            purposes = Set.copyOf(purposes);
        }

        /** @return whether it covers the purpose's use of a resource */
        boolean covers(String provider, String resource, String purpose) {
            return providers.contains(provider) && (resources.isEmpty() || resources.contains(resource))
                    && purposes.contains(purpose);
        }
    }

    /** @return every text of it, for whoever checks their form */
    Stream<String> texts() {
        return Stream.of(Stream.of(basis), scope.purposes().stream()).flatMap(each -> each);
    }
}
