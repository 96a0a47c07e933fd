package dev.issuetracker.bootstrap.guard;

import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import io.netty.buffer.PooledByteBufAllocator;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;

/**
 * How much memory is held at a moment: what garbage there was is gone. Of two moments the larger of
 * each kind counts.
 */
record LiveMemory(long heap, long direct) {

  static LiveMemory now() {
    System.gc();
    return new LiveMemory(
        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(), directMemory());
  }

  /** Buffers of the Java machine, and those that Netty takes past it. */
  private static long directMemory() {
    var known =
        ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
            .filter(pool -> pool.getName().equals("direct"))
            .mapToLong(BufferPoolMXBean::getMemoryUsed)
            .sum();
    return known + taken(ByteBufAllocator.DEFAULT) + taken(PooledByteBufAllocator.DEFAULT);
  }

  private static long taken(ByteBufAllocator allocator) {
    return allocator instanceof ByteBufAllocatorMetricProvider known
        ? known.metric().usedDirectMemory()
        : 0;
  }

  LiveMemory max(LiveMemory other) {
    return new LiveMemory(Math.max(heap, other.heap), Math.max(direct, other.direct));
  }

  LiveMemory minus(LiveMemory other) {
    return new LiveMemory(heap - other.heap, direct - other.direct);
  }
}
