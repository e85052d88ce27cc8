-- Writes fields of the hashes KEYS[1..n], on a cluster all of one slot; a field is replaced only by a higher version.
-- ARGV, for each key: seconds to live (0 = none), oldest epoch that may stay (0 = all may), number of fields, then
-- field and value of each.
-- A value begins with its version: epoch (unsigned, 4 bytes), seq (8 bytes, below 2^53), big endian.
-- Returns how many fields were left as they are.
local kept = 0
local at = 1
for k = 1, #KEYS do
  local ttl = tonumber(ARGV[at])
  local oldest = tonumber(ARGV[at + 1])
  local fields = tonumber(ARGV[at + 2])
  at = at + 3
  if oldest > 0 then
    for _, field in ipairs(redis.call('HKEYS', KEYS[k])) do
      local old = redis.call('HGET', KEYS[k], field)
      if #old >= 12 and struct.unpack('>I4', old) < oldest then
        redis.call('HDEL', KEYS[k], field)
      end
    end
  end
  for _ = 1, fields do
    local field, value = ARGV[at], ARGV[at + 1]
    at = at + 2
    local old = redis.call('HGET', KEYS[k], field)
    local higher = true
    if old and #old >= 12 then
      local oldEpoch, oldSeq = struct.unpack('>I4i8', old)
      local epoch, seq = struct.unpack('>I4i8', value)
      higher = epoch > oldEpoch or (epoch == oldEpoch and seq > oldSeq)
    end
    if higher then
      redis.call('HSET', KEYS[k], field, value)
    else
      kept = kept + 1
    end
  end
  if ttl > 0 and redis.call('TTL', KEYS[k]) == -1 then
    redis.call('EXPIRE', KEYS[k], ttl)
  end
end
return kept
