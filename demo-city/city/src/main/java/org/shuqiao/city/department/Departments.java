package org.shuqiao.city.department;

import java.util.List;
import org.shuqiao.city.table.Dataset;
import org.shuqiao.city.world.World;

/** Every dataset of the city. */
public final class Departments {
    private Departments() { }

    /** The datasets as they describe one world, the largest first. */
    public static List<Dataset> datasets(World world) {
        return List.of(
                new GonganRk(world),
                new ChengyunTicket(world),
                new JiaoyuPupil(world));
    }
}
