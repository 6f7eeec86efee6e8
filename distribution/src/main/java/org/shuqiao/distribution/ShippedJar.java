package org.shuqiao.distribution;

import java.util.List;

/**
 * A jar or a NAR of the archive.
 *
 * @param place its path in the archive; of a jar within a NAR that of the NAR, {@code !/} and its path there
 * @param sha256 hexadecimal digest of its bytes
 * @param within the jars in a NAR
 */
record ShippedJar(String place, String sha256, Origin origin, List<ShippedJar> within) {

    /** @return {@code jar} or {@code nar} */
    String type() {
        return place.substring(place.lastIndexOf('.') + 1);
    }
}
