package org.shuqiao.city.department;

import java.util.List;
import org.shuqiao.city.table.Dataset;
import org.shuqiao.city.world.World;

/** Registry of the city's datasets. */
public final class Departments {
    private Departments() { }

    /** The datasets as they describe one world, the largest first. */
    public static List<Dataset> datasets(World world) {
        return List.of(
                new TongjiDivision(world),
                new ShijianEnt(world),
                new GonganRk(world),
                new RensheInsured(world),
                new WeijianPatient(world),
                new ZhujianHouse(world),
                new ChengguanCases(world),
                new JiaoyuPupil(world),
                new ChengyunRenfang(world),
                new ChengyunTicket(world),
                new WeijianVacc(world),
                new HuanjingAir(world),
                new HuanjingOutfall(world),
                new MinzhengElder(world),
                new GonganAccident(world),
                new ShijianGeti(world),
                new MinzhengDibao(world),
                new ShijianColdchain(world),
                new ChengguanTruckPermit(world),
                new QixiangWarn(world),
                new YingjiHazchem(world),
                new YingjiEvent(world),
                new ZhujianSite(world),
                new ShuiwuPonding(world),
                new JiaotongRoad(world),
                new JiaoyuSeat(world));
    }
}
