package org.shuqiao.distribution;

import java.util.List;

/**
 * Maven coordinates of a jar.
 *
 * @param classifier empty where it has none
 * @param licences as they are declared: any of them may be chosen
 */
record Origin(String group, String name, String version, String classifier, List<Licence> licences) {

    static final String OWN = "org.shuqiao";

    /** A licence as a POM declares it: a name, an address or both; empty what it has not. */
    record Licence(String name, String url) { }
}
