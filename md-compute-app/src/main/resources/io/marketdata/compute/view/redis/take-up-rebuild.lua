-- Takes up the request ARGV[1] in KEYS[2]: sets the flush mark KEYS[1] to ARGV[2]:ARGV[3] (epoch, offset) in its
-- next generation, and the first whole day KEYS[3] to ARGV[4] ('' = every day is whole).
-- The request ends with it unless ARGV[5] is 1.
-- Returns the generation, 0 where the request is another one or gone.
if redis.call('GET', KEYS[2]) ~= ARGV[1] then
  return 0
end
local generation = 1
local old = redis.call('GET', KEYS[1])
if old then
  local had = string.match(old, '^%d+:%d+:(%d+)$')
  generation = (tonumber(had or '0')) + 1
else
  -- the former generation went with the mark; the server's time is above any count of rebuilds
  generation = tonumber(redis.call('TIME')[1])
end
redis.call('SET', KEYS[1], ARGV[2] .. ':' .. ARGV[3] .. ':' .. string.format('%d', generation))
if ARGV[4] == '' then
  redis.call('DEL', KEYS[3])
else
  redis.call('SET', KEYS[3], ARGV[4])
end
if ARGV[5] ~= '1' then
  redis.call('DEL', KEYS[2])
end
return generation
